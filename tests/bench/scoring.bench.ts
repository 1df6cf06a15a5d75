import { readFileSync } from 'node:fs';
import type { EncodedWeights, Learner, LearnerDocument } from '@classmark/learner';
import { decodeArtefact, decodeWeights, encodeArtefact, loadLearner } from '@classmark/learners';
import { createRandom } from '@classmark/math';
import { expect, it } from 'vitest';
import { report, table } from './report.js';
import { generateCorpus } from './speed/generated-corpus.js';

const documents = 20_000;
const rounds = 7;
const promised = { documentsPerCpuSecond: 50_000, median: 0.05, coldMs: 100 };

interface BenchRecord extends LearnerDocument {
  readonly subjects: readonly string[];
}

function readRecords(seed: number): BenchRecord[] {
  const lines = readFileSync(generateCorpus(documents, seed), 'utf8').trimEnd().split('\n');
  return lines.map((line): BenchRecord => JSON.parse(line));
}

/** Weights of one pass over hashed columns without a vocabulary, as those of a large corpus are. */
async function learnOpenly(learner: Learner, bits: number): Promise<unknown> {
  const records = readRecords(1);
  const names = [...new Set(records.flatMap(({ subjects }) => subjects))].sort();
  const labels = records.map(({ subjects }) => ({
    yes: Uint32Array.from(subjects, (name) => names.indexOf(name)).sort(),
    no: 'rest' as const,
  }));
  const context = { seed: 1, signal: new AbortController().signal, onProgress: () => {} };
  const parameters = learner.parseParameters({ bits, weighting: 'log-count', passes: 1 });
  return learner.fit(() => [{ documents: records, labels }], names.length, parameters, context);
}

/** A model in which every one of 2^18 columns has a weight for each of 11 subjects. */
function fullModel(): EncodedWeights {
  const [columns, subjects, random] = [2 ** 18, 11, createRandom(1)];
  const uint32 = (data: Uint32Array) => ({ dtype: 'U32', shape: [data.length], data }) as const;
  const count = columns * subjects;
  const features = { bits: 18, maxWords: 2, stopWords: 'none', weighting: 'log-count', documents: 0, isOpen: true };
  return {
    tensors: {
      'feature.buckets': uint32(Uint32Array.from({ length: columns }, (_, i) => i)),
      'feature.frequencies': uint32(new Uint32Array(0)),
      'feature.wordMarks': uint32(new Uint32Array(columns)),
      intercepts: { dtype: 'F64', shape: [subjects], data: new Float64Array(subjects) },
      'weight.starts': uint32(Uint32Array.from({ length: columns + 1 }, (_, i) => i * subjects)),
      'weight.subjects': uint32(Uint32Array.from({ length: count }, (_, i) => i % subjects)),
      'weight.values': {
        dtype: 'F32',
        shape: [count],
        data: Float32Array.from({ length: count }, () => random.next()),
      },
    },
    metadata: { features: JSON.stringify(features) },
  };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
const quantile = (numbers: readonly number[], share: number): number =>
  sorted(numbers)[Math.floor(share * numbers.length)] ?? Number.NaN;

/** How many of the documents a CPU second scores, features included, in batches of 500; best of some rounds. */
function measureBatches(learner: Learner, weights: unknown, records: readonly LearnerDocument[]): number {
  const seconds = Array.from({ length: rounds }, () => {
    const start = cpuSeconds();
    for (let from = 0; from < records.length; from += 500) learner.decide(weights, records.slice(from, from + 500));
    return cpuSeconds() - start;
  });
  return records.length / Math.min(...seconds);
}

/** Milliseconds of one text at a time. */
function measureSingly(learner: Learner, weights: unknown, records: readonly LearnerDocument[]): number[] {
  return records.slice(0, 5_000).map((record) => {
    const start = performance.now();
    learner.decide(weights, [record]);
    return performance.now() - start;
  });
}

it('scores many documents a second and a single text at once', async () => {
  const learner = await loadLearner('linear-sgd');
  const records = readRecords(2);
  const rows = [];
  const figures = { perSecond: 0, median: 0 };
  for (const bits of [18, 20]) {
    const weights = await learnOpenly(learner, bits);
    figures.perSecond = measureBatches(learner, weights, records);
    const times = measureSingly(learner, weights, records);
    figures.median = quantile(times, 0.5);
    const latencies = [figures.median, quantile(times, 0.99)].map((ms) => ms.toFixed(3));
    rows.push([`11 subjects × 2^${bits}`, Math.round(figures.perSecond).toLocaleString('en'), ...latencies]);
  }
  const header = ['linear-sgd, features included', 'documents per CPU second', 'one text: p50 ms', 'p99 ms'];
  report('scoring', [table(header, rows)]);
  expect(figures.perSecond).toBeGreaterThan(promised.documentsPerCpuSecond);
  expect(figures.median).toBeLessThan(promised.median);
});

it('reads a full model of 11 subjects and 2^18 columns at once', async () => {
  const learner = await loadLearner('linear-sgd');
  const bytes = encodeArtefact({ learner: learner.id, weights: fullModel(), metadata: {} });
  const start = cpuSeconds();
  const weights = decodeWeights(learner, decodeArtefact(bytes));
  const decoded = 1000 * (cpuSeconds() - start);
  learner.decide(weights, [{ id: '', title: '', text: 'the first text' }]);
  const scored = 1000 * (cpuSeconds() - start);
  const sizes = [`${(bytes.length / 2 ** 20).toFixed(0)} MiB`, decoded.toFixed(0), scored.toFixed(0)];
  report('cold-model', [
    table(
      ['a cold model', 'size', 'decoded after CPU ms', 'first text scored after CPU ms'],
      [['11 × 2^18', ...sizes]],
    ),
  ]);
  expect(scored).toBeLessThan(promised.coldMs);
});
