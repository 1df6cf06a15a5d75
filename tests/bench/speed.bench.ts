import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { preparePeers } from './peers/environment.js';
import { report, table } from './report.js';
import {
  createOurs,
  createPeers,
  median,
  type RunFigures,
  type Runs,
  runInTurn,
  untilReady,
} from './speed/contestants.js';
import { generateCorpus, hasGenerator } from './speed/generated-corpus.js';

const documents = Number(process.env.BENCH_DOCUMENTS ?? 160_000);
const rounds = Number(process.env.BENCH_RUNS ?? 3);
/** Files of these many records show how time and memory grow; the last is deleted again. */
const sizes = (process.env.BENCH_GROWTH ?? '10000,160000,1000000').split(',').map(Number);
const python = process.env.BENCH_PEERS === 'true' ? preparePeers() : null;

const promised = { mebibytes: 200, microF1: 0.88, macroF1: 0.78, timesLessCpu: 8 };
const [ours, oursTwice] = [createOurs(1), createOurs(2)];
const stated = `${documents.toLocaleString('en')} documents to learn from and 20,000 others to be judged by, ${
  hasGenerator ? 'made by the generator' : 'mixed from the sample corpus (the generator is not there)'
}`;

const mebibytes = ({ peakRssBytes }: RunFigures): number => peakRssBytes / 2 ** 20;
const medianOf = (runs: readonly RunFigures[], figure: (run: RunFigures) => number): number => median(runs.map(figure));

/** Reading, features and learning: all that the others do before they decide. */
const untilLearnt = ({ readAndFeatures, train }: RunFigures['cpuSeconds']): number => readAndFeatures + train;

/** How many times more CPU time it took than ours, pair by pair. */
function timesOurs(runs: Runs, name: string, time: (stages: RunFigures['cpuSeconds']) => number): number {
  const own = runs.get(ours.name) ?? [];
  const pairs = (runs.get(name) ?? []).flatMap((run, i) => {
    const pair = own[i];
    return pair === undefined ? [] : [time(run.cpuSeconds) / time(pair.cpuSeconds)];
  });
  return median(pairs);
}

function tabulate(runs: Runs): string {
  const rows = [...runs].map(([name, of]) => [
    name,
    of.length,
    medianOf(of, (run) => run.cpuSeconds.readAndFeatures).toFixed(1),
    medianOf(of, (run) => run.cpuSeconds.train).toFixed(1),
    timesOurs(runs, name, untilLearnt).toFixed(1),
    medianOf(of, (run) => run.cpuSeconds.calibrate ?? 0).toFixed(1),
    medianOf(of, (run) => untilReady(run.cpuSeconds)).toFixed(1),
    timesOurs(runs, name, untilReady).toFixed(1),
    medianOf(of, (run) => run.cpuSeconds.score).toFixed(1),
    medianOf(of, mebibytes).toFixed(0),
    medianOf(of, (run) => run.micro.f1).toFixed(3),
    medianOf(of, (run) => run.macro.f1).toFixed(3),
  ]);
  const stages = [
    'read + features',
    'train',
    'times ours',
    'calibrate',
    'until ready',
    'times ours',
    'read + score 20,000',
  ];
  return table(['CPU seconds', 'runs', ...stages, 'peak MiB', 'micro-F1', 'macro-F1'], rows);
}

function tabulateWall(runs: Runs): string {
  const rows = [ours, oursTwice].map(({ name }) => {
    const of = runs.get(name) ?? [];
    const wall = (time: typeof untilReady) => medianOf(of, ({ seconds }) => (seconds ? time(seconds) : Number.NaN));
    const times = [wall(untilLearnt), wall(untilReady), medianOf(of, (run) => untilReady(run.cpuSeconds))];
    return [name, ...times.map((time) => time.toFixed(2))];
  });
  return table(['', 'seconds to read and train', 'seconds until ready', 'CPU seconds until ready'], rows);
}

it('learns from a stream in a fraction of the time that others take, in constant memory', () => {
  const files = { train: generateCorpus(documents, 1), test: generateCorpus(20_000, 2) };
  const peers = python === null ? [] : createPeers(python);
  const runs = runInTurn([ours, ...peers, oursTwice], files, rounds);
  const note =
    python === null ? 'Left out: the peers (npm run bench -- --peers).' : 'Medians of the runs, made in turn.';
  report('speed', [`${stated}. ${note}`, tabulate(runs), tabulateWall(runs)]);
  const own = runs.get(ours.name) ?? [];
  expect(medianOf(own, mebibytes), 'peak memory in MiB').toBeLessThan(promised.mebibytes);
  if (hasGenerator && documents === 160_000) {
    expect(
      medianOf(own, ({ micro }) => micro.f1),
      'micro-F1',
    ).toBeGreaterThanOrEqual(promised.microF1);
    expect(
      medianOf(own, ({ macro }) => macro.f1),
      'macro-F1',
    ).toBeGreaterThanOrEqual(promised.macroF1);
  }
  const stream = peers[0];
  if (stream !== undefined)
    expect(timesOurs(runs, stream.name, untilLearnt)).toBeGreaterThanOrEqual(promised.timesLessCpu);
});

it('takes time in proportion to the corpus, and no more memory for a larger one', () => {
  const test = generateCorpus(20_000, 2);
  const grown = sizes.map((size) => {
    const train = generateCorpus(size, 1);
    const figures = ours.run({ train, test });
    if (size > documents) rmSync(train);
    return { size, cpu: untilReady(figures.cpuSeconds), figures };
  });
  report('growth', [
    'One run each, one thread.',
    table(
      ['documents', 'CPU s until ready', 'per 1,000 documents, ms', 'peak MiB', 'micro-F1', 'macro-F1'],
      grown.map(({ size, cpu, figures }) => [
        size.toLocaleString('en'),
        cpu.toFixed(1),
        ((1e6 * cpu) / size).toFixed(1),
        mebibytes(figures).toFixed(0),
        figures.micro.f1.toFixed(3),
        figures.macro.f1.toFixed(3),
      ]),
    ),
  ]);
  for (const { size, figures } of grown) expect(mebibytes(figures), `${size}`).toBeLessThan(promised.mebibytes);
});
