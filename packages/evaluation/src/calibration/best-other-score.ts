/** Each document's best and second best raw score, and whose the best is: enough for every subject's other. */
export interface BestOtherScores {
  readonly best: Float64Array;
  readonly second: Float64Array;
  readonly bestSubject: Uint32Array;
}

/**
 * Finds who stands against a subject in each document.
 * @param scores `[documents, subjects]`
 */
export function findBestOtherScores(scores: Float64Array, subjects: number): BestOtherScores {
  const documents = subjects === 0 ? 0 : scores.length / subjects;
  const best = new Float64Array(documents);
  const second = new Float64Array(documents);
  const bestSubject = new Uint32Array(documents);
  for (let document = 0; document < documents; document++) {
    let [first, next, own] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
    const start = document * subjects;
    for (let subject = 0; subject < subjects; subject++) {
      const score = scores[start + subject];
      if (!(score > next)) continue;
      if (score > first) {
        next = first;
        first = score;
        own = subject;
      } else next = score;
    }
    best[document] = first;
    second[document] = next;
    bestSubject[document] = own;
  }
  return { best, second, bestSubject };
}

/** The best raw score among the other subjects of a document; 0 where there is none. */
export function bestOtherScore(
  { best, second, bestSubject }: BestOtherScores,
  document: number,
  subject: number,
): number {
  const other = (bestSubject[document] === subject ? second[document] : best[document]) ?? 0;
  return Number.isFinite(other) ? other : 0;
}
