import { type LabelMatrix, noLabel, yesLabel } from '@classmark/evaluation';

/** Raw scores, and by which fold's documents they are. */
interface FoldedScores {
  readonly truth: LabelMatrix;
  /** `[documents, subjects]` */
  readonly scores: Float64Array;
  readonly folds: Uint8Array;
}

/** The scores of losses with a margin of 1 hardly lie further out than this. */
const farOut = 1.5;

/** The subjects that have no yes, or no no, outside the fold: -1 for no yes, 1 for no no. */
export function findUnlearnable(
  { truth, folds }: Pick<FoldedScores, 'truth' | 'folds'>,
  fold: number,
): Map<number, -1 | 1> {
  const seen = Array.from({ length: truth.subjects }, () => ({ yes: false, no: false }));
  for (let document = 0; document < truth.documents; document++) {
    if (folds[document] === fold) continue;
    for (const [subject, own] of seen.entries()) {
      const label = truth.cells[document * truth.subjects + subject];
      if (label === yesLabel) own.yes = true;
      if (label === noLabel) own.no = true;
    }
  }
  const unlearnable = new Map<number, -1 | 1>();
  for (const [subject, { yes, no }] of seen.entries()) {
    if (!yes) unlearnable.set(subject, -1);
    else if (!no) unlearnable.set(subject, 1);
  }
  return unlearnable;
}

/**
 * Where the other folds have one class of a subject only, nothing could be learnt of the other: the fold's documents
 * are given a score that says so, as far out on that side as any other document's, and no nearer than `FAR_OUT`. Nearer
 * than others, it would make the fold's documents look likelier than they are.
 */
export function scoreUnlearnable(unseen: FoldedScores, folds: readonly number[]): void {
  const { truth, scores } = unseen;
  for (const fold of folds) {
    for (const [subject, side] of findUnlearnable(unseen, fold)) {
      let furthest = farOut;
      for (let i = 0; i < truth.documents; i++) {
        if (unseen.folds[i] === fold) continue;
        furthest = Math.max(furthest, side * scores[i * truth.subjects + subject] || 0);
      }
      for (let i = 0; i < truth.documents; i++) {
        if (unseen.folds[i] === fold) scores[i * truth.subjects + subject] = side * furthest;
      }
    }
  }
}
