/** Counts from here on are halved for the table, and ln 2 added: off by less than 1 in 10,000. */
const tableSize = 4096;
const ln2 = Math.fround(Math.LN2);

/** `[4096]`: 1 + ln count. */
export const logarithms: Float32Array = Float32Array.from({ length: tableSize }, (_, count) => 1 + Math.log(count));
logarithms[0] = 0;

/** 1 + ln of a count's size, with its sign; 0 of 0. */
export function logarithmOf(count: number): number {
  let size = Math.abs(count);
  let more = 0;
  for (; size >= tableSize; size >>>= 1) more = Math.fround(more + ln2);
  const weight = Math.fround(logarithms[size] + more);
  return count < 0 ? -weight : weight;
}
