import type { LabelMatrix } from '@classmark/evaluation';
import { findLabelled, fitAndScore, type UnseenScores } from './out-of-fold.js';
import type { Task } from './task.js';
import { findUnlearnable } from './unlearnable-folds.js';

/** The part of the labelled documents that comes last. */
const laterShare = 0.2;

/** Which labelled documents come last, in the order of the corpus. */
export interface LaterPlan {
  /** Places in the corpus, ascending, from which copies of earlier documents are left out. */
  readonly places: Uint32Array;
  /** The place from which on documents are later. */
  readonly begin: number;
  /** Labelled documents before it, and all. */
  readonly earlier: number;
  readonly labelled: number;
}

/** @param groups documents of the same content have the same group */
export function planLater(truth: LabelMatrix, groups: Uint32Array): LaterPlan {
  const labelled = [...findLabelled(truth).entries()].flatMap(([place, known]) => (known ? [place] : []));
  const earlier = Math.ceil(labelled.length * (1 - laterShare));
  const begin = labelled[earlier] ?? truth.documents;
  const known = new Set(groups.subarray(0, begin));
  const places = Uint32Array.from(labelled.slice(earlier).filter((place) => !known.has(groups[place])));
  return { places, begin, earlier, labelled: labelled.length };
}

/**
 * Scores the documents that come last by weights fitted on those before them: what a split by time shows, where their
 * order is that in which they came. Subjects without both a yes and a no before have no scores (NaN).
 * @param truth the task's subjects' labels of the whole corpus
 */
export async function scoreLater(task: Task, truth: LabelMatrix, plan: LaterPlan): Promise<UnseenScores> {
  const { subjects } = truth;
  const { places, begin, earlier, labelled } = plan;
  const scores = new Float64Array(places.length * subjects).fill(Number.NaN);
  const rows = new Map(Array.from(places, (place, row) => [place, row]));
  if (places.length > 0) {
    await fitAndScore(task, scores, {
      isLearnt: (place) => place < begin,
      share: earlier / labelled,
      rowOf: (place) => rows.get(place) ?? -1,
    });
    task.ledger.finish(places.length);
  }
  const cells = new Int8Array(places.length * subjects);
  for (const [row, place] of places.entries()) {
    cells.set(truth.cells.subarray(place * subjects, (place + 1) * subjects), row * subjects);
  }
  const isLater = Uint8Array.from({ length: truth.documents }, (_, place) => Number(place >= begin));
  for (const subject of findUnlearnable({ truth, folds: isLater }, 1).keys()) {
    for (let row = 0; row < places.length; row++) scores[row * subjects + subject] = Number.NaN;
  }
  return {
    ...{ truth: { documents: places.length, subjects, cells }, scores },
    ...{ folds: new Uint8Array(places.length), words: [] },
  };
}
