import { type Interval, jeffreysInterval } from '@classmark/evaluation';
import { isDecided, type PredictionState, stateFor, type Thresholds } from '../review/prediction-state.js';

/** A document that may change when a version is deployed, with what is known and stored of it. */
export interface PreviewedDocument {
  /** By the version to be deployed, by subject; empty where its model does not apply to the document. */
  readonly probabilities: ReadonlyMap<number, number>;
  /** Subjects that it is known to have or not to have: nothing is suggested. */
  readonly known: ReadonlySet<number>;
  /** By subject. */
  readonly stored: ReadonlyMap<number, PredictionState>;
}

/** A count of all documents, estimated from some of them. */
export interface EstimatedCount {
  readonly count: number;
  /** Null where all were looked at. */
  readonly interval: Interval | null;
}

/** What deploying does to the undecided suggestions of a subject. */
export interface SubjectPreview {
  readonly subjectId: number;
  readonly publishedNow: EstimatedCount;
  readonly published: EstimatedCount;
  readonly queuedNow: EstimatedCount;
  readonly queued: EstimatedCount;
  /** Published or in review now, and neither afterwards. */
  readonly withdrawn: EstimatedCount;
}

export interface PreviewedSubject {
  readonly subjectId: number;
  readonly thresholds: Thresholds;
}

/**
 * Counts subject by subject where undecided suggestions are and would be.
 * @param documents some at random, or all
 * @param total how many there are
 */
export function previewDeployment(
  subjects: readonly PreviewedSubject[],
  documents: readonly PreviewedDocument[],
  total: number,
): SubjectPreview[] {
  const estimate = (count: number): EstimatedCount => estimateCount(count, documents.length, total);
  return subjects.map((subject) => {
    const moves = documents.flatMap((document) => moveOf(subject, document) ?? []);
    const count = (side: keyof Move, state: Move[keyof Move]) => moves.filter((move) => move[side] === state).length;
    const isSeen = (state: Move['now']) => state === 'published' || state === 'queued';
    return {
      subjectId: subject.subjectId,
      publishedNow: estimate(count('now', 'published')),
      published: estimate(count('after', 'published')),
      queuedNow: estimate(count('now', 'queued')),
      queued: estimate(count('after', 'queued')),
      withdrawn: estimate(moves.filter(({ now, after }) => isSeen(now) && !isSeen(after)).length),
    };
  });
}

interface Move {
  readonly now: PredictionState | null;
  readonly after: PredictionState | null;
}

/** Null where people decided or the subject is known, so that deploying changes nothing. */
function moveOf({ subjectId, thresholds }: PreviewedSubject, document: PreviewedDocument): Move | null {
  const now = document.stored.get(subjectId) ?? null;
  if ((now !== null && isDecided(now)) || document.known.has(subjectId)) return null;
  const probability = document.probabilities.get(subjectId);
  return { now, after: probability === undefined ? null : stateFor(probability, thresholds) };
}

function estimateCount(count: number, looked: number, total: number): EstimatedCount {
  if (looked >= total) return { count, interval: null };
  const { low, high } = jeffreysInterval(count, looked - count);
  const scale = (share: number) => Math.round(share * total);
  return { count: scale(count / looked), interval: { low: scale(low), high: scale(high) } };
}
