import { type LabelMatrix, type LabelRows, stratifiedFolds, unknownLabel, yesLabel } from '@classmark/evaluation';
import type { WordCounts } from '@classmark/learner';
import { yieldToEvents } from '../yield-to-events.js';
import { selectDocuments } from './corpora.js';
import { fitPart, type Task } from './task.js';
import { scoreUnlearnable } from './unlearnable-folds.js';

/** Raw scores of documents that the scoring weights have not seen, and what is known of these documents. */
export interface UnseenScores {
  readonly truth: LabelMatrix;
  /** `[documents, subjects]` */
  readonly scores: Float64Array;
  /** Each document's fold: all of one were scored by the same weights. */
  readonly folds: Uint8Array;
  /** Of each document, by the weights that scored it; in any order. */
  readonly words: readonly WordCounts[];
}

const usualFolds = 5;
const foldsOfMany = 3;
const manyDocuments = 50_000;

/** Into how many folds so many documents are dealt. */
export const countFolds = (documents: number): number => (documents > manyDocuments ? foldsOfMany : usualFolds);

/** Whether each document has a known cell. */
export function findLabelled({ documents, subjects, cells }: LabelMatrix): boolean[] {
  return Array.from({ length: documents }, (_, i) =>
    cells.subarray(i * subjects, (i + 1) * subjects).some((label) => label !== unknownLabel),
  );
}

/** How documents are parted into folds: stratified, seeded, duplicates together. */
export interface FoldPlan {
  /** `[documents]` */
  readonly folds: Uint8Array;
  /** Labelled documents of each fold that has some but not all. */
  readonly sizes: readonly (readonly [fold: number, size: number])[];
  /** All labelled documents. */
  readonly labelled: number;
}

/** @param groups documents of the same content have the same group */
export function planFolds(truth: LabelMatrix, groups: Uint32Array, seed: number): FoldPlan {
  const count = countFolds(truth.documents);
  const folds = stratifiedFolds(listPositives(truth), { folds: count, groups, subjectCount: truth.subjects, seed });
  const sizes = Array.from({ length: count }, () => 0);
  for (const [i, known] of findLabelled(truth).entries()) {
    const fold = folds[i];
    if (known) sizes[fold] += 1;
  }
  const labelled = sizes.reduce((sum, size) => sum + size, 0);
  return { folds, labelled, sizes: [...sizes.entries()].filter(([, size]) => size > 0 && size < labelled) };
}

function listPositives(truth: LabelMatrix): LabelRows {
  const offsets = new Uint32Array(truth.documents + 1);
  const subjects: number[] = [];
  for (let document = 0; document < truth.documents; document++) {
    for (let subject = 0; subject < truth.subjects; subject++) {
      if (truth.cells[document * truth.subjects + subject] === yesLabel) subjects.push(subject);
    }
    offsets[document + 1] = subjects.length;
  }
  return { offsets, subjects: Uint32Array.from(subjects) };
}

/**
 * Scores every labelled document by weights fitted on the other folds. Keeps labels and scores in memory, nothing else.
 * @param truth the task's subjects' labels
 */
export async function scoreOutOfFold(task: Task, truth: LabelMatrix, plan: FoldPlan): Promise<UnseenScores> {
  const { folds, labelled } = plan;
  const isLabelled = findLabelled(truth);
  const scores = new Float64Array(truth.cells.length).fill(Number.NaN);
  const words: WordCounts[] = [];
  const unseen = { truth, scores, folds, words };
  for (const [fold, size] of plan.sizes) {
    const counted = await fitAndScore(task, scores, {
      isLearnt: (i) => folds[i] !== fold,
      share: 1 - size / labelled,
      rowOf: (i) => (folds[i] === fold && isLabelled[i] === true ? i : -1),
    });
    words.push(...counted);
    task.ledger.finish(size);
  }
  scoreUnlearnable(
    unseen,
    plan.sizes.map(([fold]) => fold),
  );
  return unseen;
}

/** The mean of each document's scores by several foldings of the corpus: less of it is chance. */
export function averageScores(first: UnseenScores, further: readonly UnseenScores[]): UnseenScores {
  const scores = Float64Array.from(first.scores);
  for (const one of further) {
    for (let cell = 0; cell < scores.length; cell++) scores[cell] += one.scores[cell];
  }
  for (let cell = 0; cell < scores.length; cell++) scores[cell] /= 1 + further.length;
  return { ...first, scores };
}

/** Which documents of the corpus, by their places, are learnt and which are scored by that. */
interface Division {
  readonly isLearnt: (place: number) => boolean;
  /** Those of all. */
  readonly share: number;
  /** Where a document's scores go; -1 where it is not scored. */
  readonly rowOf: (place: number) => number;
}

/** Fits some documents and scores others. A function of its own, so that its weights are gone when the next fit begins. */
export async function fitAndScore(task: Task, scores: Float64Array, division: Division): Promise<WordCounts[]> {
  const learnt = selectDocuments(task.corpus, (_, i) => division.isLearnt(i));
  const weights = await fitPart(task, learnt, { stage: 'calibration', share: division.share });
  return scoreRows({ ...task, weights }, scores, division.rowOf);
}

async function scoreRows(
  { learner, weights, corpus, subjects, signal, ledger }: Task & { readonly weights: unknown },
  scores: Float64Array,
  rowOf: (place: number) => number,
): Promise<WordCounts[]> {
  const words: WordCounts[] = [];
  let start = 0;
  let scored = 0;
  for await (const { documents } of corpus()) {
    signal.throwIfAborted();
    const places = Array.from(documents, (_, i) => rowOf(start + i));
    const chosen = documents.filter((_, i) => places[i] !== -1);
    const rows = learner.decide(weights, chosen);
    for (const [row, place] of places.filter((own) => own !== -1).entries()) {
      scores.set(rows.subarray(row * subjects, (row + 1) * subjects), place * subjects);
    }
    for (const document of chosen) words.push(learner.countWords(weights, document));
    start += documents.length;
    scored += chosen.length;
    ledger.report('calibration', 'score', scored);
    await yieldToEvents();
  }
  return words;
}
