import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  architectures,
  defaultWord2Vec,
  nearestWords,
  readWordVectors,
  type Word2VecSettings,
} from '@classmark/embeddings';
import { describe, expect, it } from 'vitest';
import { preparePeers } from './peers/environment.js';
import { chooseFifths, describeFifths } from './quality/chosen-fifths.js';
import { type BenchCorpus, findCorpora, readCorpus } from './quality/corpora.js';
import { f1Of, type JudgedSplit, pairedDifference, shownDifference } from './quality/paired-difference.js';
import { mean } from './quality/tables.js';
import { report, table } from './report.js';
import { median } from './speed/contestants.js';
import { createGensim, type Learnt, type LearnVectors, learnOurs, vectorsFolder } from './word-vectors/contestants.js';
import { judgeSides, type VectorSide, withoutVectors } from './word-vectors/features.js';
import { listSequences, plantTwins, twinOf, writeSequences } from './word-vectors/texts.js';

const rounds = Number(process.env.BENCH_RUNS ?? 3);
const twinSeeds = [1, 2, 3];
const page = 'docs/neural-text.md';
const python = process.env.BENCH_PEERS === 'true' ? preparePeers('requirements-gensim.txt') : null;
if (python === null) console.log('Left out: gensim (npm run bench -- --peers)');
const gensim = python === null ? null : createGensim(python);

/** The defaults of both sides. */
const leastCount = 5;
const settingsOf = (architecture: Word2VecSettings['architecture']): Word2VecSettings => ({
  ...defaultWord2Vec,
  architecture,
});

/** Reuters, or what there is. */
function firstCorpus(): BenchCorpus {
  const [first] = findCorpora().corpora;
  if (first === undefined) throw new Error('The sample corpus is always there.');
  return first;
}
const corpus = firstCorpus();

interface Racer {
  readonly name: string;
  readonly learn: LearnVectors;
  readonly threads: number;
  readonly streamed: boolean;
}

const racers: readonly Racer[] = [1, 2].flatMap((threads) => {
  const stated = `${threads} thread${threads === 1 ? '' : 's'}`;
  const ours = { name: `classmark, ${stated}`, learn: learnOurs, threads, streamed: false };
  if (gensim === null) return [ours];
  const theirs = [
    { name: `gensim, ${stated}, words in memory`, streamed: false },
    { name: `gensim, ${stated}, reading a file`, streamed: true },
  ];
  return [ours, ...theirs.map((one) => ({ ...one, learn: gensim, threads }))];
});

/** All learn in turn, again and again, so that what else the machine does falls on all alike. */
function race(texts: string, settings: Word2VecSettings): Map<Racer, Learnt[]> {
  const runs = new Map<Racer, Learnt[]>(racers.map((racer) => [racer, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [{ learn, threads, streamed }, own] of runs) {
      own.push(learn({ texts, settings, leastCount, threads, streamed, output: null }));
    }
  }
  return runs;
}

const thousands = (value: number): string => Math.round(value / 1_000).toLocaleString('en');

describe.each(architectures)('word2vec by %s', (architecture) => {
  const settings = { ...settingsOf(architecture), epochs: 1 };

  it('learns at least as many words a second and thread as gensim', async () => {
    const runs = race(writeSequences('all', listSequences(await readCorpus(corpus))), settings);
    const speeds = [...runs].map(([{ name, threads }, all]) => ({
      name,
      threads,
      perCpuSecond: median(all.map(({ words, cpuSeconds }) => words / cpuSeconds)),
      perSecond: median(all.map(({ words, seconds }) => words / seconds)),
    }));
    const [first] = [...runs.values()].flat();
    const { dimensions, window, negatives, sample } = settings;
    report(
      `word2vec ${architecture}`,
      [
        `${architecture}, one epoch of ${thousands(first?.words ?? 0)} thousand words of ${corpus.name}; ${dimensions} dimensions, window ${window}, ${negatives} negatives, subsampling ${sample}, least count ${leastCount}. Medians of ${rounds} runs, made in turn.`,
        table(
          ['thousand words', 'a CPU second', 'a second'],
          speeds.map(({ name, perCpuSecond, perSecond }) => [name, thousands(perCpuSecond), thousands(perSecond)]),
        ),
      ],
      page,
    );
    expect(new Set([...runs.values()].flat().map(({ words }) => words)).size, 'all learn from the same words').toBe(1);
    for (const { name, threads, perCpuSecond } of speeds) {
      const own = speeds.find((one) => one.threads === threads);
      expect(own?.perCpuSecond, name).toBeGreaterThanOrEqual(perCpuSecond);
    }
  });
});

const learners = [{ name: 'classmark', learn: learnOurs }, ...(gensim ? [{ name: 'gensim', learn: gensim }] : [])];

async function* wholeFile(path: string): AsyncGenerator<Uint8Array> {
  yield readFileSync(path);
}

/** Whether each planted word's nearest is its twin, 1 or 0. */
async function findTwins(learn: LearnVectors, settings: Word2VecSettings): Promise<number[]> {
  const { sequences, words } = plantTwins(listSequences(await readCorpus(corpus)), settings.seed);
  const output = join(vectorsFolder, 'twins.bin');
  learn({ texts: writeSequences('twins', sequences), settings, leastCount, threads: 1, streamed: false, output });
  const vectors = await readWordVectors(wholeFile(output), { mostWords: 2 ** 20, keeps: () => true });
  return words.map((word) => (nearestWords(vectors, word, 1)[0]?.word === twinOf(word) ? 1 : 0));
}

/** The mean of one side's hits less the other's, ± half of a 95 % interval over words. */
function differenceOf(own: readonly number[], other: readonly number[]): string {
  const differences = own.map((hit, i) => hit - (other[i] ?? Number.NaN));
  const centre = mean(differences);
  const error = Math.sqrt(mean(differences.map((one) => (one - centre) ** 2)) / differences.length);
  return `${centre < 0 ? '' : '+'}${centre.toFixed(3)} ± ${(1.96 * error).toFixed(3)}`;
}

it('finds planted twins as often as gensim', async () => {
  const rows: string[][] = [];
  for (const architecture of architectures) {
    const hits: number[][] = [];
    for (const { learn } of learners) {
      const all: number[] = [];
      for (const one of twinSeeds) all.push(...(await findTwins(learn, { ...settingsOf(architecture), seed: one })));
      hits.push(all);
    }
    const [own = [], other = []] = hits;
    const difference = gensim === null ? '' : differenceOf(own, other);
    rows.push([architecture, ...hits.map((all) => mean(all).toFixed(3)), difference]);
  }
  report(
    'word2vec twins',
    [table(['nearest is the twin', ...learners.map(({ name }) => name), 'ours less gensim'], rows)],
    page,
  );
});

const sides: readonly VectorSide[] = architectures.flatMap((architecture) =>
  learners.map(({ name, learn }) => ({
    name: `${architecture}, ${name}`,
    learn,
    settings: settingsOf(architecture),
    leastCount,
  })),
);

function tabulateFeatures(splits: readonly JudgedSplit[]): string {
  const averages = ['micro', 'macro'] as const;
  const names = [withoutVectors, ...sides.map(({ name }) => name)];
  const meanOf = (name: string, average: (typeof averages)[number]): string =>
    mean(splits.map((split) => f1Of(split, name, average))).toFixed(4);
  const differenceFrom = (name: string, average: (typeof averages)[number]): string => {
    const own = name.replace(/gensim$/, 'classmark');
    return own === name ? '' : shownDifference(pairedDifference(splits, [own, name], average));
  };
  return table(
    ['', ...averages.flatMap((average) => [`${average}-F1`, 'ours less gensim'])],
    names.map((name) => [
      name,
      ...averages.flatMap((average) => [meanOf(name, average), differenceFrom(name, average)]),
    ]),
  );
}

it('gives the linear learner vectors as good as those of gensim', async () => {
  const splits: JudgedSplit[] = [];
  for (const split of chooseFifths(await readCorpus(corpus))) {
    splits.push(await judgeSides(corpus.name, split, sides));
  }
  report('word2vec features', [`${corpus.name}, ${describeFifths(splits)}.`, tabulateFeatures(splits)], page);
});
