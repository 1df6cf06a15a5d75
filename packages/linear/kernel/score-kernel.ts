// Adds a row's weights to scores; what `src/scoring/sparse-weights.ts` and `weight-grid.ts` do in TypeScript, to the bit.

/** Set where a column has more weights than one. */
const several: u32 = 1;

/**
 * @param table of all columns, as `SparseWeights` lays it out, and the subjects and weights that it points to
 * @param columns the row's `count` columns (u32), with `values` (f64) that are to be multiplied with `scale`
 * @param scores (f64) by subject
 * @returns nothing of use: what the first loop has read, so that it stays
 */
export function addRow(
  table: usize,
  subjects: usize,
  weights: usize,
  columns: usize,
  values: usize,
  count: u32,
  scale: f64,
  scores: usize,
): u32 {
  const end = columns + ((<usize>count) << 2);
  // A loop that does nothing else has many looks into memory under way at once.
  let seen: u32 = 0;
  for (let at = columns; at < end; at += 4) seen |= load<u32>(table + ((<usize>load<u32>(at)) << 3));
  for (let at = columns; at < end; at += 4, values += 8) {
    const place = table + ((<usize>load<u32>(at)) << 3);
    const head = load<u32>(place);
    if (!head) continue;
    const value = load<f64>(values) * scale;
    if (!(head & several)) {
      add(scores + ((<usize>(head >>> 1) - 1) << 3), load<f32>(place, 4), value);
      continue;
    }
    let entry = (<usize>load<u32>(place, 4)) << 2;
    const last = entry + ((<usize>(head >>> 1)) << 2);
    for (; entry < last; entry += 4) {
      add(scores + ((<usize>load<u32>(subjects + entry)) << 3), load<f32>(weights + entry), value);
    }
  }
  return seen;
}

/**
 * The same of a grid with a weight for each column and subject.
 * @param grid (f32) by column: its weights of all subjects, followed by zeros up to `stride`, an even number
 * @param scores (f64) by subject, `stride` of them
 */
export function addGridRow(
  grid: usize,
  stride: u32,
  columns: usize,
  values: usize,
  count: u32,
  scale: f64,
  scores: usize,
): void {
  const end = columns + ((<usize>count) << 2);
  const rowBytes = (<usize>stride) << 2;
  for (let at = columns; at < end; at += 4, values += 8) {
    const value = f64x2.splat(load<f64>(values) * scale);
    let weights = grid + <usize>load<u32>(at) * rowBytes;
    const last = weights + rowBytes;
    for (let score = scores; weights < last; weights += 8, score += 16) {
      const two = f64x2.promote_low_f32x4(v128.load64_zero(weights));
      v128.store(score, f64x2.add(v128.load(score), f64x2.mul(two, value)));
    }
  }
}

function add(score: usize, weight: f32, value: f64): void {
  store<f64>(score, load<f64>(score) + <f64>weight * value);
}
