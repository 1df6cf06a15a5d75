import { describe, expect, it } from 'vitest';
import { loadNativeTensorFlow, setup } from '../support/native-tensorflow.js';
import { judgeNetworks, type NetworkSplit, sides } from './cnn/networks.js';
import { listRacers, type Racer, type Timed } from './cnn/racers.js';
import { type StepSize, writeStepTask } from './cnn/step-task.js';
import { preparePeers } from './peers/environment.js';
import { chooseFifths, describeFifths } from './quality/chosen-fifths.js';
import { type BenchCorpus, findCorpora, readCorpus } from './quality/corpora.js';
import { f1Of, pairedDifference, shownDifference } from './quality/paired-difference.js';
import { mean } from './quality/tables.js';
import { report, table } from './report.js';
import { median } from './speed/contestants.js';

const page = 'docs/neural-text.md';
const only = process.env.BENCH_CORPUS;
const turns = Number(process.env.BENCH_RUNS ?? 3);
const times = { rounds: 2, steps: 10 };
/** How many times Keras's CPU time a step may take. */
const promised = 1.5;
const python = process.env.BENCH_PEERS === 'true' ? preparePeers('requirements-keras.txt') : null;
if (python === null) console.log('Left out: Keras (npm run bench -- --peers)');
const { corpora, missing } = findCorpora();
if (missing.length > 0) console.log(`Left out, for it is not there: ${missing.join(', ')}`);

/** Batches like those that each corpus is learnt in; of the sample, which is small, as many as it has. */
const sizes: Readonly<Record<string, StepSize>> = {
  PLOS: { texts: 32, words: 200, widths: [1, 2, 3] },
  Reuters: { texts: 32, words: 120, widths: [3, 4, 5] },
  sample: { texts: 16, words: 50, widths: [1, 2, 3] },
};
/** Of a record; more would take Keras hours for Reuters. */
const mostWords: Readonly<Record<string, number>> = { PLOS: 400, Reuters: 200, sample: 400 };

interface TimedRacer extends Timed {
  readonly name: string;
  readonly threads: number;
}

/** All run in turn, again and again, so that what else the machine does falls on all alike. */
function race(racers: readonly Racer[], path: string): TimedRacer[] {
  const runs = Array.from({ length: turns }, () => racers.map(({ run }) => run(path)));
  return racers.map(({ name, threads }, i) => {
    const own = runs.flatMap((turn) => turn[i] ?? []);
    const [first] = own;
    if (first === undefined) throw new Error(`${name} gave no answer.`);
    const [cpuMs, clockMs] = [own.flatMap((one) => one.cpuMs), own.flatMap((one) => one.clockMs)];
    return { name, threads, version: first.version, losses: first.losses, cpuMs, clockMs };
  });
}

function describeSize(corpus: BenchCorpus, { texts, words, widths }: StepSize): string {
  return `Batches of ${texts} texts of ${corpus.name}, ${words} words each; windows of ${widths.join(', ')} words, 128 filters each, 128 dimensions. Medians of ${turns * times.rounds} rounds of ${times.steps} steps, made in turn.`;
}

async function raceSteps(corpus: BenchCorpus): Promise<readonly TimedRacer[]> {
  const size = sizes[corpus.name];
  if (size === undefined) throw new Error(`${corpus.name} has no size.`);
  await setup();
  const racers = listRacers((await loadNativeTensorFlow()) !== null, python);
  const { path, task } = writeStepTask(await readCorpus(corpus), size, times);
  const timed = race(racers, path);
  const [own] = timed;
  const ofOwn = (all: readonly number[]): string => (median(all) / median(own?.cpuMs ?? [])).toFixed(2);
  report(
    `${corpus.name}, steps`,
    [
      `${describeSize(corpus, size)} ${task.words.toLocaleString('en')} words have a vector.`,
      table(
        ['a training step', 'CPU ms', 'times ours', 'clock ms'],
        timed.map(({ name, cpuMs, clockMs }) => [
          name,
          median(cpuMs).toFixed(1),
          ofOwn(cpuMs),
          median(clockMs).toFixed(1),
        ]),
      ),
    ],
    page,
  );
  return timed;
}

const averages = ['micro', 'macro'] as const;

function tabulateNetworks(splits: readonly NetworkSplit[]): string {
  const names = [sides.linear, sides.linearAtHalf, sides.ours, ...(python === null ? [] : [sides.keras])];
  const meanFit = (name: string, figure: 'passes' | 'settleSeconds' | 'fitSeconds'): string => {
    const all = splits.flatMap(({ fitted }) => fitted.get(name)?.[figure] ?? []);
    return all.length === 0 ? '' : mean(all).toFixed(0);
  };
  const difference = (name: string, average: (typeof averages)[number]): string =>
    name === sides.ours ? '' : shownDifference(pairedDifference(splits, [sides.ours, name], average));
  return table(
    [
      '',
      ...averages.flatMap((average) => [`${average}-F1`, '`cnn` less this']),
      ...['passes', 'settling, CPU s', 'one fit, CPU s'],
    ],
    names.map((name) => [
      name,
      ...averages.flatMap((average) => [
        mean(splits.map((split) => f1Of(split, name, average))).toFixed(4),
        difference(name, average),
      ]),
      ...(['passes', 'settleSeconds', 'fitSeconds'] as const).map((figure) => meanFit(name, figure)),
    ]),
  );
}

describe.each(corpora.filter(({ name }) => only === undefined || name === only))('the network on $name', (corpus) => {
  it('takes a step in at most half again the time of Keras', async () => {
    const [own, ...others] = await raceSteps(corpus);
    for (const { name, losses, threads, cpuMs } of others) {
      for (const [i, loss] of losses.entries()) {
        // Where Adam's ε stands, and what equal maxima lead back, differs a little from side to side.
        expect(loss, `${name}, loss before step ${i + 1}`).toBeCloseTo(own?.losses[i] ?? 0, i === 0 ? 4 : 2);
      }
      if (name.startsWith('Keras') && threads === 1) {
        expect(median(own?.cpuMs ?? []), name).toBeLessThanOrEqual(promised * median(cpuMs));
      }
    }
  });

  it('learns as well as Keras', async () => {
    const splits: NetworkSplit[] = [];
    const most = { name: corpus.name, mostWords: mostWords[corpus.name] ?? 400 };
    for (const split of chooseFifths(await readCorpus(corpus))) {
      splits.push(await judgeNetworks(most, split, python));
    }
    report(
      `${corpus.name}, networks`,
      [
        `${corpus.name}, ${describeFifths(splits)}. The networks read the first ${most.mostWords} words of a document.`,
        tabulateNetworks(splits),
      ],
      page,
    );
    if (python === null) return;
    for (const average of averages) {
      const { high } = pairedDifference(splits, [sides.ours, sides.keras], average);
      expect(high, `${average}-F1`).toBeGreaterThanOrEqual(0);
    }
  });
});
