import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Word2VecSettings } from '@classmark/embeddings';
import { type Answer, readAnswer, truthOf } from '../quality/answers.js';
import type { JudgedSplit } from '../quality/paired-difference.js';
import { type SplitFiles, writeSplit } from '../quality/split-files.js';
import type { Split } from '../quality/splits.js';
import { type LearnVectors, vectorsFolder } from './contestants.js';
import { listSequences, writeSequences } from './texts.js';

/** What learns vectors from a split's training texts, and how. */
export interface VectorSide {
  readonly name: string;
  readonly learn: LearnVectors;
  readonly settings: Word2VecSettings;
  readonly leastCount: number;
}

export const withoutVectors = 'tf-idf alone';

/** Lets the command line learn, as a user would. @returns where its answers are */
function evaluate({ folder, train, test }: SplitFiles, name: string, more: readonly string[]): string {
  const predictions = join(folder, `${name}.jsonl`);
  const files = ['--train', train, '--test', test, '--predictions', predictions];
  const command = ['apps/cli/bin/classmark.mjs', 'evaluate', ...files, '--model', 'linear', '--json', ...more];
  execFileSync(process.execPath, command, { maxBuffer: 2 ** 28 });
  return predictions;
}

/** Answers of the linear learner: by tf-idf alone, and joined with each side's vectors of the training texts. */
export async function judgeSides(corpus: string, split: Split, sides: readonly VectorSide[]): Promise<JudgedSplit> {
  const files = await writeSplit(corpus, split);
  const truth = truthOf(split);
  const texts = writeSequences('training', listSequences(split.train));
  const output = join(vectorsFolder, 'training.bin');
  const answers = new Map<string, Answer>();
  answers.set(withoutVectors, await readAnswer(evaluate(files, 'tf-idf', []), split, truth));
  for (const [number, { name, learn, ...how }] of sides.entries()) {
    learn({ ...how, texts, threads: 1, streamed: false, output });
    const path = evaluate(files, `vectors-${number}`, ['--embeddings', output]);
    answers.set(name, await readAnswer(path, split, truth));
  }
  return { truth, answers };
}
