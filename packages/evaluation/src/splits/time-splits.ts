/** Items in order of time: those before `trainingEnd` train, those from there to `testEnd` test. */
export interface TimeSplit {
  readonly trainingEnd: number;
  readonly testEnd: number;
}

/** The share that trains for the rest. */
const earlier = 0.8;

/** The earlier four fifths train, the later fifth tests. */
export function splitByTime(items: number): TimeSplit {
  return { trainingEnd: Math.floor(earlier * items), testEnd: items };
}

/**
 * Blocks of time: each of the last `splits` blocks of `splits + 1` tests what all before it train (scikit-learn's
 * `TimeSeriesSplit`). The items that blocks of equal size leave over train in all.
 */
export function timeBlocks(items: number, splits: number): TimeSplit[] {
  const size = Math.floor(items / (splits + 1));
  return Array.from({ length: splits }, (_, split) => {
    const trainingEnd = items - (splits - split) * size;
    return { trainingEnd, testEnd: trainingEnd + size };
  });
}
