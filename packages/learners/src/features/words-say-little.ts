import { averagePrecision } from '@classmark/evaluation';
import type { Chunk, Corpus, CountedLabels, DocumentLabels, LearnerDocument, SettleContext } from '@classmark/learner';
import { createDualState, type DualPlan, solveDual } from '@classmark/linear';
import { hashInt } from '@classmark/math';
import { BlockRow, createBlockCounter, type FeatureBlock, fitBlocks } from '@classmark/text';
import { targetsOf } from '../fitting/targets.js';
import { CellCounter } from './cell-counter.js';
import { drawSample } from './sample-drawer.js';

/** Subjects that are looked at, the most frequent, and how many positives and negatives each half must have of one. */
const mostSubjects = 8;
const leastCells = 5;
/** Words say little where they rank documents less than so well as runs of characters do, both above chance. */
const leastShare = 0.75;

const words: FeatureBlock = { source: 'both', kind: 'words', stopWords: 'none', weight: 1 };
const characters: FeatureBlock = { source: 'both', kind: 'characters', stopWords: 'none', weight: 1 };
const plan: DualPlan = {
  ...{ loss: 'squared-hinge', c: 0.5, positiveWeight: 1, negativeWeight: 1, bias: 1 },
  ...{ tolerance: 0.1, mostPasses: 100, seed: 1 },
};

interface Sample {
  readonly documents: Pick<LearnerDocument, 'title' | 'text'>[];
  readonly labels: DocumentLabels[];
}

/**
 * Whether what tells subjects apart lies within words, as in languages without blanks or of compounds: whether, learnt
 * from some hundred documents, words rank others clearly worse than runs of characters do, by average precision.
 */
export async function doWordsSayLittle(
  corpus: Corpus,
  subjects: number,
  { sample, signal }: SettleContext,
): Promise<boolean> {
  const own = sample ?? drawnFrom(await drawSample(corpus, signal));
  const halves = await halve(own, signal);
  const [learnt, ranked] = halves;
  const chosen = chooseSubjects(halves, subjects);
  if (chosen.length === 0) return false;
  const rankByWords = learnBlock(learnt, words, ranked);
  const wanted = chosen.reduce((sum, subject) => sum + rankByWords(subject), 0) / leastShare;
  if (wanted >= chosen.length) return false;
  const rankByCharacters = learnBlock(learnt, characters, ranked);
  let gain = 0;
  for (const [place, subject] of chosen.entries()) {
    gain += rankByCharacters(subject);
    // The others could not make up for it.
    if (gain + chosen.length - place - 1 <= wanted) return false;
  }
  return true;
}

const drawnFrom =
  (chunk: Chunk): Corpus =>
  () => [chunk];

/** One half or the other, by chance. */
async function halve(sample: Corpus, signal: AbortSignal): Promise<readonly [Sample, Sample]> {
  const halves: readonly [Sample, Sample] = [
    { documents: [], labels: [] },
    { documents: [], labels: [] },
  ];
  let place = 0;
  for await (const { documents, labels } of sample()) {
    signal.throwIfAborted();
    for (const [i, document] of documents.entries()) {
      const half = halves[hashInt(place) & 1];
      half.documents.push(document);
      half.labels.push(labels[i]);
      place += 1;
    }
  }
  return halves;
}

/** The most frequent that both halves know enough of, whether they have it or not. */
function chooseSubjects(halves: readonly Sample[], subjects: number): number[] {
  const counts = halves.map(({ labels }) => {
    const counter = new CellCounter(subjects);
    for (const own of labels) counter.add(own);
    return counter.finish();
  });
  const fewest = (of: (own: CountedLabels) => Uint32Array, subject: number): number =>
    Math.min(...counts.map((own) => of(own)[subject]));
  const positives = Uint32Array.from({ length: subjects }, (_, subject) => fewest((own) => own.positives, subject));
  return [...positives.keys()]
    .filter((subject) => positives[subject] >= leastCells && fewest((own) => own.negatives, subject) >= leastCells)
    .sort((a, b) => positives[b] - positives[a])
    .slice(0, mostSubjects);
}

/** How much better than by chance a block ranks documents for a subject, when learnt from others: 0 to 1. */
function learnBlock(learnt: Sample, block: FeatureBlock, ranked: Sample): (subject: number) => number {
  const counter = createBlockCounter(block);
  for (const document of learnt.documents) counter.add(document);
  const mostDocuments = learnt.documents.length;
  const { model, rows } = fitBlocks([{ block, counts: counter.view(), leastDocuments: 1, mostDocuments }]);
  const state = createDualState(rows);
  const row = new BlockRow(model);
  const order = Uint32Array.from(learnt.documents.keys());
  const rankedOrder = Uint32Array.from(ranked.documents.keys());
  const entries = ranked.documents.map((document) => {
    row.fill(document);
    return { columns: row.columns.slice(0, row.size), values: row.values.slice(0, row.size) };
  });
  return (subject) => {
    const group = { first: subject, count: 1 };
    const targets = targetsOf(learnt.labels, order, group);
    solveDual(state, { targets, squaredFactors: null, isContinued: false }, plan);
    const truth = targetsOf(ranked.labels, rankedOrder, group);
    const known = [...truth.keys()].filter((i) => truth[i] !== 0);
    const labels = Uint8Array.from(known, (i) => Number(truth[i] > 0));
    const scores = Float64Array.from(known, (i) => {
      const { columns, values } = entries[i];
      return columns.reduce((sum, column, e) => sum + state.weights[column] * values[e], 0);
    });
    const byChance = labels.reduce((sum, label) => sum + label, 0) / labels.length;
    return ((averagePrecision({ labels, scores }) ?? byChance) - byChance) / (1 - byChance);
  };
}
