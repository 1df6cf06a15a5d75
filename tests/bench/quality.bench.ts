import { describe, expect, it } from 'vitest';
import { preparePeers } from './peers/environment.js';
import { type BenchCorpus, findCorpora, readCorpus } from './quality/corpora.js';
import { measureSides, ourSide } from './quality/sides.js';
import { writeSplit } from './quality/split-files.js';
import { randomFifths, type Split, splitByTime } from './quality/splits.js';
import {
  bestPeer,
  figures,
  mean,
  type Round,
  tabulate,
  tabulateErrors,
  tabulateKept,
  valuesOf,
} from './quality/tables.js';
import { report } from './report.js';

/** Seeds of the foldings into fifths. `auto` was developed on 1 and 2, so these judge it. */
const seeds = (process.env.BENCH_SEEDS ?? '11').split(',').filter(Boolean).map(Number);
const only = process.env.BENCH_CORPUS;
const python = process.env.BENCH_PEERS === 'true' ? preparePeers() : null;
const { corpora, missing } = findCorpora();
if (missing.length > 0) console.log(`Left out, for it is not there: ${missing.join(', ')}`);
if (python === null) console.log('Left out: the peers (npm run bench -- --peers)');

async function runRound(corpus: BenchCorpus, name: string, splits: readonly Split[]): Promise<Round> {
  const sides = [];
  for (const split of splits) sides.push(await measureSides(split, await writeSplit(corpus.name, split), python));
  return { name, splits: sides };
}

function print(corpus: BenchCorpus, how: string, rounds: readonly Round[]): void {
  const splits = rounds.flatMap((round) => round.splits).length;
  report(`${corpus.name}, ${splits > 1 ? 'fifths' : 'time'}`, [
    `${corpus.name}, ${how}${splits === 1 ? '' : `; means of ${splits} splits, ± half of a 95 % interval`}.`,
    tabulate(rounds, ['micro-F1', 'macro-F1']),
    tabulate(rounds, ['precision at target', 'recall at target']),
    tabulateKept(rounds),
    tabulate(rounds, ['Brier', 'log loss']),
    tabulateErrors(rounds),
  ]);
}

function expectBest(rounds: readonly Round[]): void {
  for (const name of ['micro-F1', 'macro-F1'] as const) {
    const peer = bestPeer(rounds, figures[name]);
    if (peer === null) continue;
    const [ours, theirs] = [ourSide, peer].map((side) => mean(valuesOf(rounds, side, figures[name])));
    expect(ours, `${name} against ${peer}`).toBeGreaterThan(theirs ?? 1);
  }
}

describe.each(corpora.filter(({ name }) => only === undefined || name === only))('$name', (corpus) => {
  it.runIf(seeds.length > 0)('is learnt best by auto, on random fifths', async () => {
    const records = await readCorpus(corpus);
    const rounds = [];
    for (const seed of seeds) rounds.push(await runRound(corpus, `seed ${seed}`, randomFifths(records, seed)));
    print(corpus, `random fifths (seed ${seeds.join(', ')})`, rounds);
    expectBest(rounds);
  });

  it.runIf(corpus.isInOrder)('is learnt best by auto, where the earlier trains for the later', async () => {
    const rounds = [await runRound(corpus, 'time', [splitByTime(await readCorpus(corpus))])];
    print(corpus, 'the first 80 % for the last 20 %', rounds);
    expectBest(rounds);
  });
});
