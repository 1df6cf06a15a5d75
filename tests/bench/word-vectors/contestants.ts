import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Word2VecSettings } from '@classmark/embeddings';
import { z } from 'zod';
import { cacheFolder } from '../cache.js';
import { runPeer } from '../peers/environment.js';

/** What both sides are given. */
export interface Word2VecTask {
  /** A file of sequences, one a line, words between spaces. */
  readonly texts: string;
  readonly settings: Word2VecSettings;
  /** Words that occur less often are left out. */
  readonly leastCount: number;
  readonly threads: number;
  /** Whether gensim reads the file again in each epoch, in place of a list of words in memory. */
  readonly streamed: boolean;
  /** Where the vectors go, if anywhere. */
  readonly output: string | null;
}

const learnt = z.object({ version: z.string(), words: z.number(), cpuSeconds: z.number(), seconds: z.number() });
export type Learnt = z.output<typeof learnt>;
export type LearnVectors = (task: Word2VecTask) => Learnt;

export const vectorsFolder = resolve(cacheFolder, 'word-vectors');

function writeTask(task: Word2VecTask): string {
  mkdirSync(vectorsFolder, { recursive: true });
  const path = join(vectorsFolder, `task-${process.pid}.json`);
  writeFileSync(path, JSON.stringify(task));
  return path;
}

const parse = (printed: string): Learnt => learnt.parse(JSON.parse(printed));

const script = fileURLToPath(new URL('learn-ours.ts', import.meta.url));
export const learnOurs: LearnVectors = (task) =>
  parse(execFileSync(process.execPath, [script, writeTask(task)], { encoding: 'utf8' }));

/** @param python that has gensim */
export const createGensim =
  (python: string): LearnVectors =>
  (task) =>
    parse(runPeer(python, 'word2vec.py', [writeTask(task)]));
