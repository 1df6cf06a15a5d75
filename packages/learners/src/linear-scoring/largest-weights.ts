import type { SubjectModel } from '@classmark/linear';

const half = 16;
const lowerHalf = 2 ** half - 1;

/** However many subjects there are, each may keep so many. */
const fewestWeights = 1_000;

/** How many weights a subject keeps at the most; auto: its share of all. */
export function chooseMostWeights(
  most: 'auto' | number,
  { subjects, all }: { readonly subjects: number; readonly all: number },
): number {
  return most === 'auto' ? Math.max(fewestWeights, Math.floor(all / subjects)) : most;
}

/** The weights that are not 0, but no more than the `most` largest; of equally large ones the first. */
export function pickLargest(
  weights: Float32Array | Float64Array,
  most: number,
): Pick<SubjectModel, 'columns' | 'weights'> {
  const values = Float32Array.from(weights);
  const sizes = new Uint32Array(values.length);
  // The bits of a positive float order as it does.
  new Float32Array(sizes.buffer).set(values.map(Math.abs));
  const { least, count } = findLeast(sizes, most);
  const columns = new Uint32Array(count);
  const picked = new Float32Array(count);
  let place = 0;
  let ties = count - countIf(sizes, (size) => size > least);
  for (let column = 0; column < sizes.length && place < count; column++) {
    const size = sizes[column];
    if (size < least || (size === least && ties-- <= 0)) continue;
    columns[place] = column;
    picked[place] = values[column];
    place += 1;
  }
  return { columns, weights: picked };
}

/** The smallest size that is picked, and how many are. */
function findLeast(sizes: Uint32Array, most: number): { least: number; count: number } {
  const all = countIf(sizes, (size) => size > 0);
  if (all <= most) return { least: 1, count: all };
  const upper = findPart(sizes, most, (size) => size >>> half);
  const within = findPart(sizes, upper.missing, (size) => (size >>> half === upper.part ? size & lowerHalf : -1));
  return { least: upper.part * 2 ** half + within.part, count: most };
}

/** The part that the `most`-th largest falls into, and how many of those in it are among the largest. */
function findPart(
  sizes: Uint32Array,
  most: number,
  partOf: (size: number) => number,
): { part: number; missing: number } {
  const counts = new Uint32Array(2 ** half);
  for (let i = 0; i < sizes.length; i++) {
    const part = partOf(sizes[i]);
    if (part >= 0) counts[part] += 1;
  }
  let missing = most;
  let part = lowerHalf;
  while (part > 0 && missing > counts[part]) missing -= counts[part--];
  return { part, missing };
}

function countIf(sizes: Uint32Array, isCounted: (size: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < sizes.length; i++) if (isCounted(sizes[i])) count += 1;
  return count;
}
