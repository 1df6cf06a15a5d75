/** Logarithms of counts below 4,096: f32, 1 + ln count. */
let logarithms: usize = 0;
/** For each hashed column (one more than its column in rows u32, factor f32), or 0 where rows have all columns. */
let kept: usize = 0;
let hasLogarithms: bool = false;
let hasUnitLength: bool = false;

const logarithmCount: u32 = 4096;
const ln2: f32 = <f32>Math.LN2;

export function setWeighting(logarithmsAddress: usize, isLogarithmic: bool, isUnitLength: bool): void {
  logarithms = logarithmsAddress;
  hasLogarithms = isLogarithmic;
  hasUnitLength = isUnitLength;
}

export function setKept(address: usize): void {
  kept = address;
}

/** Makes values of counts, in place, and leaves out columns that are not kept. Returns how many entries are left. */
export function weigh(columns: usize, values: usize, size: u32): u32 {
  let left: u32 = 0;
  let squares: f64 = 0;
  for (let i: usize = 0; i < (<usize>size) << 2; i += 4) {
    let column = load<u32>(columns + i);
    const count = load<i32>(values + i);
    let value = count === 1 ? <f32>1 : weightOf(count);
    if (kept) {
      const cell = kept + ((<usize>column) << 3);
      column = load<u32>(cell) - 1;
      if (column === u32.MAX_VALUE) continue;
      value *= load<f32>(cell, 4);
    }
    store<u32>(columns + ((<usize>left) << 2), column);
    store<f32>(values + ((<usize>left) << 2), value);
    left += 1;
    squares += <f64>value * <f64>value;
  }
  if (hasUnitLength && squares > 0) scale(values, values + ((<usize>left) << 2), <f32>(1 / sqrt<f64>(squares)));
  return left;
}

function weightOf(count: i32): f32 {
  if (!hasLogarithms || count === 0) return <f32>count;
  let size = <u32>abs<i32>(count);
  let more: f32 = 0;
  for (; size >= logarithmCount; size >>>= 1) more += ln2;
  const weight = load<f32>(logarithms + ((<usize>size) << 2)) + more;
  return count < 0 ? -weight : weight;
}

/** May write up to 12 bytes past the end. */
function scale(from: usize, end: usize, factor: f32): void {
  const factors = f32x4.splat(factor);
  for (; from < end; from += 16) v128.store(from, f32x4.mul(v128.load(from), factors));
}
