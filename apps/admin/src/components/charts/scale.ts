/** Maps a value of [from, to] to a coordinate of [start, end]. */
export const scaleLinear =
  ([from, to]: readonly [number, number], [start, end]: readonly [number, number]) =>
  (value: number): number =>
    from === to ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);

const niceSteps = [1, 2, 2.5, 5, 10];

/** A handful of round values that span [from, to]. */
export function ticksOf([from, to]: readonly [number, number], count = 5): number[] {
  if (!(to > from)) return [from];
  const rough = (to - from) / count;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = (niceSteps.find((nice) => nice * magnitude >= rough) ?? 10) * magnitude;
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to + step / 1e6; tick += step) {
    ticks.push(Number(tick.toPrecision(12)));
  }
  return ticks;
}

/** The smallest range that holds all values; [0, 1] where there are none. */
export function extentOf(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  return [Math.min(...values), Math.max(...values)];
}
