import { averagePrecision } from '@classmark/evaluation';
import type { Corpus, DocumentLabels, LearnerDocument, SettleContext } from '@classmark/learner';
import { createDualState, type DualPlan, solveDual } from '@classmark/linear';
import { hashInt } from '@classmark/math';
import { BlockRow, createBlockCounter, type FeatureBlock, fitBlocks } from '@classmark/text';
import { hasKnownCell } from '../features/survey.js';
import { targetsOf } from '../fitting/targets.js';

/** Documents that are looked at, spread over the corpus: one half is learnt, the other ranked. */
const sampleSize = 1_000;
/** Subjects that are looked at, the most frequent, and how many positives each half must have of one. */
const mostSubjects = 8;
const leastPositives = 5;
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
  { documents, signal }: SettleContext & { readonly documents: number },
): Promise<boolean> {
  const halves = await drawHalves(corpus, Math.max(1, Math.floor(documents / sampleSize)), signal);
  const [learnt, ranked] = halves;
  const chosen = chooseSubjects(halves, subjects);
  if (chosen.length === 0) return false;
  const gainOf = (block: FeatureBlock): number => {
    const rank = learnBlock(learnt, block, ranked);
    return chosen.reduce((sum, subject) => sum + rank(subject), 0);
  };
  return gainOf(words) < leastShare * gainOf(characters);
}

/** By chance one in so many of the documents with a known cell, for one half or the other. */
async function drawHalves(corpus: Corpus, every: number, signal: AbortSignal): Promise<readonly [Sample, Sample]> {
  const halves: readonly [Sample, Sample] = [
    { documents: [], labels: [] },
    { documents: [], labels: [] },
  ];
  let known = 0;
  for await (const { documents, labels } of corpus()) {
    signal.throwIfAborted();
    for (const [i, document] of documents.entries()) {
      if (!hasKnownCell(labels[i])) continue;
      const draw = hashInt(known) >>> 0;
      if (draw % every === 0) {
        const half = halves[Math.floor(draw / every) % 2];
        half.documents.push({ title: document.title, text: document.text });
        half.labels.push(labels[i]);
      }
      known += 1;
    }
  }
  return halves;
}

function chooseSubjects(halves: readonly [Sample, Sample], subjects: number): number[] {
  const counts = halves.map(({ labels }) => {
    const positives = new Uint32Array(subjects);
    for (const { yes } of labels) for (const subject of yes) positives[subject] += 1;
    return positives;
  });
  const fewer = Uint32Array.from({ length: subjects }, (_, subject) => Math.min(...counts.map((own) => own[subject])));
  return [...fewer.keys()]
    .filter((subject) => fewer[subject] >= leastPositives)
    .sort((a, b) => fewer[b] - fewer[a])
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
