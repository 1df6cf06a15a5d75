import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { runPeer } from '../peers/environment.js';
import { type Answer, readAnswer, truthOf } from '../quality/answers.js';
import type { JudgedSplit } from '../quality/paired-difference.js';
import { type SplitFiles, writeSplit } from '../quality/split-files.js';
import type { Split } from '../quality/splits.js';

const fitted = z.object({ passes: z.number(), settleSeconds: z.number(), fitSeconds: z.number() });

/** What learning a network took, in CPU seconds, and how many passes it settled on. */
export type Fitted = z.output<typeof fitted>;

export interface NetworkSplit extends JudgedSplit {
  readonly fitted: ReadonlyMap<string, Fitted>;
}

export const sides: Readonly<Record<'linear' | 'linearAtHalf' | 'ours' | 'keras', string>> = {
  linear: 'linear',
  linearAtHalf: 'linear, at one half',
  ours: 'cnn',
  keras: 'Keras',
};

const parse = (printed: string): Fitted => fitted.parse(JSON.parse(printed));

function runLinear({ folder, train, test }: SplitFiles): string {
  const predictions = join(folder, 'linear.jsonl');
  const files = ['--train', train, '--test', test, '--predictions', predictions];
  const command = ['apps/cli/bin/classmark.mjs', 'evaluate', ...files, '--model', 'linear', '--json'];
  execFileSync(process.execPath, command, { maxBuffer: 2 ** 28 });
  return predictions;
}

const script = fileURLToPath(new URL('fit-ours.ts', import.meta.url));

/** Ours comes first: it settles what both are given. */
function runNetworks({ folder, train, test }: SplitFiles, mostWords: number, python: string | null) {
  const [ours, keras, task] = [join(folder, 'cnn.jsonl'), join(folder, 'keras.jsonl'), join(folder, 'cnn.json')];
  const given = [script, train, test, ours, task, `${mostWords}`];
  const own = parse(execFileSync(process.execPath, given, { encoding: 'utf8' }));
  const runs = [{ side: sides.ours, answer: ours, fitted: own }];
  if (python === null) return runs;
  return [
    ...runs,
    { side: sides.keras, answer: keras, fitted: parse(runPeer(python, 'cnn.py', ['fit', task, keras])) },
  ];
}

/** Subjects that all training records have keep their place: they have no probability. */
const atHalf = ({ given, accepted, probabilities }: Answer): Answer => ({
  ...{ accepted, probabilities },
  given: given.map((one, cell) => {
    const probability = probabilities?.[cell] ?? Number.NaN;
    return Number.isNaN(probability) ? one : Number(probability >= 0.5);
  }),
});

/**
 * Lets the linear learner, our network and that of Keras learn a split, and answer for its test part.
 * @param python that has Keras; null to leave it out
 */
export async function judgeNetworks(
  corpus: { readonly name: string; readonly mostWords: number },
  split: Split,
  python: string | null,
): Promise<NetworkSplit> {
  const files = await writeSplit(corpus.name, split);
  const truth = truthOf(split);
  const linear = await readAnswer(runLinear(files), split, truth);
  const answers = new Map([
    [sides.linear, linear],
    [sides.linearAtHalf, atHalf(linear)],
  ]);
  const runs = runNetworks(files, corpus.mostWords, python);
  for (const { side, answer } of runs) answers.set(side, await readAnswer(answer, split, truth));
  return { truth, answers, fitted: new Map(runs.map(({ side, fitted: own }) => [side, own])) };
}
