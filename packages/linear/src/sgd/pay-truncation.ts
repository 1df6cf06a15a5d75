import { number, type SgdState } from './sgd-state.js';

const f32 = Math.fround;

/** L1: moves the stored weights `from` to `to - 1` toward 0 by what is due and was not yet paid, at most to 0. */
export function payTruncation({ numbers, weights, paid, averages }: SgdState, from: number, to: number): void {
  const due = f32(numbers[number.truncation]);
  const sum = f32(numbers[number.scaleSum]);
  const isAveraged = averages.length > 0;
  for (let at = from; at < to; at++) {
    const before = weights[at];
    const own = paid[at];
    let after = 0;
    if (before > 0) after = Math.max(0, f32(before - f32(due + own)));
    else if (before < 0) after = Math.min(0, f32(before + f32(due - own)));
    const change = f32(after - before);
    weights[at] = after;
    paid[at] = own + change;
    if (isAveraged) averages[at] += f32(sum * change);
  }
}
