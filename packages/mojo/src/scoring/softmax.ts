/** Each row's scores `[classes][count]` to probabilities, in place; the greatest, or `floor` if greater, is taken off. */
export function softmaxRows(values: readonly Float64Array[], count: number, floor = Number.NEGATIVE_INFINITY): void {
  for (let r = 0; r < count; r++) {
    let greatest = floor;
    for (const scores of values) if (scores[r] > greatest || Number.isNaN(scores[r])) greatest = scores[r];
    let sum = 0;
    for (const scores of values) {
      scores[r] = Math.exp(scores[r] - greatest);
      sum += scores[r];
    }
    for (const scores of values) scores[r] /= sum;
  }
}
