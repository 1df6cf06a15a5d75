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
  clearPast(values + ((<usize>size) << 2));
  weighCounts(values, values + ((<usize>size) << 2));
  const left = kept ? keep(columns, values, size) : size;
  if (hasUnitLength) scale(values, values + ((<usize>left) << 2));
  return left;
}

/** Reads and writes up to 12 bytes past the end. */
function weighCounts(from: usize, end: usize): void {
  const lastInTable = i32x4.splat(logarithmCount - 1);
  for (; from < end; from += 16) {
    const counts = v128.load(from);
    if (!hasLogarithms) v128.store(from, f32x4.convert_i32x4_s(counts));
    else if (v128.any_true(i32x4.gt_u(counts, lastInTable))) {
      for (let at = from; at < from + 16; at += 4) store<f32>(at, logarithmOf(load<i32>(at)));
    } else {
      let weights = v128.load32_zero(logarithms + (i32x4.extract_lane(counts, 0) << 2));
      weights = v128.load32_lane(logarithms + (i32x4.extract_lane(counts, 1) << 2), weights, 1);
      weights = v128.load32_lane(logarithms + (i32x4.extract_lane(counts, 2) << 2), weights, 2);
      weights = v128.load32_lane(logarithms + (i32x4.extract_lane(counts, 3) << 2), weights, 3);
      v128.store(from, weights);
    }
  }
}

/** 1 + ln of a count's size, with its sign; 0 of 0. */
function logarithmOf(count: i32): f32 {
  let size = <u32>abs<i32>(count);
  let more: f32 = 0;
  for (; size >= logarithmCount; size >>>= 1) more += ln2;
  const weight = load<f32>(logarithms + ((<usize>size) << 2)) + more;
  return count < 0 ? -weight : weight;
}

function keep(columns: usize, values: usize, size: u32): u32 {
  let left: usize = 0;
  for (let i: usize = 0; i < (<usize>size) << 2; i += 4) {
    const cell = kept + ((<usize>load<u32>(columns + i)) << 3);
    const place = load<u32>(cell);
    store<u32>(columns + left, place - 1);
    store<f32>(values + left, load<f32>(values + i) * load<f32>(cell, 4));
    left += (<usize>(place !== 0)) << 2;
  }
  return <u32>(left >>> 2);
}

/** Divides values by their Euclidean length, of whose squares every fourth goes into the same of four sums. */
function scale(from: usize, end: usize): void {
  clearPast(end);
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let at = from; at < end; at += 16) {
    const four = v128.load(at);
    const first = f64x2.promote_low_f32x4(four);
    const second = f64x2.promote_low_f32x4(v128.shuffle<i32>(four, four, 2, 3, 2, 3));
    low = f64x2.add(low, f64x2.mul(first, first));
    high = f64x2.add(high, f64x2.mul(second, second));
  }
  const sums = f64x2.add(low, high);
  const squares = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  if (squares === 0) return;
  const factors = f32x4.splat(<f32>(1 / sqrt<f64>(squares)));
  for (; from < end; from += 16) v128.store(from, f32x4.mul(v128.load(from), factors));
}

/** What is past the end of a row is worked on with its last values. */
function clearPast(end: usize): void {
  store<u64>(end, 0);
  store<u32>(end, 0, 8);
}
