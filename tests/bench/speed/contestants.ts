import { execFileSync } from 'node:child_process';
import { runPeer } from '../peers/environment.js';

type Stages = Readonly<Record<'readAndFeatures' | 'train' | 'score', number>> & { readonly calibrate?: number };

/** What one run of one side took and gave; `seconds` are those of the clock on the wall. */
export interface RunFigures {
  readonly cpuSeconds: Stages;
  readonly seconds?: Stages;
  readonly peakRssBytes: number;
  readonly micro: { readonly f1: number };
  readonly macro: { readonly f1: number };
}

export interface Files {
  readonly train: string;
  readonly test: string;
}

export interface Contestant {
  readonly name: string;
  /** How often it is run at the most: what takes minutes is run once. */
  readonly mostRuns: number;
  readonly run: (files: Files) => RunFigures;
}

/** The command line, as a user would call it. */
export function createOurs(threads: number): Contestant {
  const options = ['--stream', '--threads', `${threads}`, '--json'];
  return {
    name: `classmark, auto --stream, ${threads} thread${threads === 1 ? '' : 's'}`,
    mostRuns: Number.POSITIVE_INFINITY,
    run: ({ train, test }) => {
      const command = ['apps/cli/bin/classmark.mjs', 'evaluate', '--train', train, '--test', test, ...options];
      return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 2 ** 28 }));
    },
  };
}

const peers = [
  { name: 'scikit-learn, hashed 1–2-grams (2^18), one pass', script: 'hashed-stream', mostRuns: 5 },
  { name: 'scikit-learn, 1–2-gram counts in memory', script: 'counts-in-memory', mostRuns: 1 },
  { name: 'fastText, words, 5 passes', script: 'fasttext', mostRuns: 1 },
];

export function createPeers(python: string): Contestant[] {
  return peers.map(({ name, script, mostRuns }) => ({
    name,
    mostRuns,
    run: ({ train, test }) => JSON.parse(runPeer(python, 'speed.py', [script, train, test])),
  }));
}

export type Runs = ReadonlyMap<string, readonly RunFigures[]>;

/** Runs all in turn, again and again, so that what else the machine does falls on all alike. */
export function runInTurn(contestants: readonly Contestant[], files: Files, rounds: number): Runs {
  const runs = new Map<string, RunFigures[]>(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, mostRuns, run } of contestants) if (round < mostRuns) runs.get(name)?.push(run(files));
  }
  return runs;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Everything up to the first decision: reading, features, learning and, where there is any, calibration. */
export const untilReady = ({ readAndFeatures, train, calibrate = 0 }: Stages): number =>
  readAndFeatures + train + calibrate;
