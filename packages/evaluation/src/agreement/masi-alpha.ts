import type { LabelRows } from '../splits/stratified-folds.js';

/**
 * How alike two sets are (MASI: Passonneau 2006): Jaccard's index, by two thirds where one holds the other, by one third
 * where neither does.
 */
function likeness(shared: number, first: number, second: number): number {
  if (shared === first && shared === second) return 1;
  const jaccard = shared / (first + second - shared);
  return jaccard * (shared === Math.min(first, second) ? 2 / 3 : 1 / 3);
}

/** The sets that either side gave, each once. */
class DistinctSets {
  readonly sets: Uint32Array[] = [];
  /** How often each was given. */
  readonly counts: number[] = [];
  private readonly numbers = new Map<string, number>();

  add(set: Uint32Array): void {
    const key = set.join();
    const number = this.numbers.get(key) ?? this.sets.length;
    this.numbers.set(key, number);
    this.sets[number] = set;
    this.counts[number] = (this.counts[number] ?? 0) + 1;
  }

  /** The sum of likenesses over all ordered pairs of given sets that differ; only sets that share a subject are looked at. */
  sumLikenesses(subjectCount: number): number {
    const setsWith: number[][] = Array.from({ length: subjectCount }, () => []);
    let sum = 0;
    for (const [number, set] of this.sets.entries()) {
      const shared = new Map<number, number>();
      for (const subject of set) {
        for (const earlier of setsWith[subject]) shared.set(earlier, (shared.get(earlier) ?? 0) + 1);
        setsWith[subject]?.push(number);
      }
      for (const [earlier, size] of shared) {
        const pairs = 2 * this.counts[number] * this.counts[earlier];
        sum += pairs * likeness(size, set.length, this.sets[earlier]?.length ?? 0);
      }
    }
    return sum;
  }
}

function setOf({ offsets, subjects }: LabelRows, item: number): Uint32Array {
  return subjects.subarray(offsets[item], offsets[item + 1]);
}

function sharedSize(first: Uint32Array, second: Uint32Array): number {
  const all = new Set(first);
  return second.filter((subject) => all.has(subject)).length;
}

/**
 * Krippendorff's alpha for two sides that each give every document a set of subjects, sets being as far apart as MASI
 * says: partly the same is partly agreed. Null where only one set was ever given.
 * @param first each item's subjects, ascending and without repeats; `second` of the same items
 */
export function masiAlpha(first: LabelRows, second: LabelRows, subjectCount: number): number | null {
  const items = first.offsets.length - 1;
  const distinct = new DistinctSets();
  let distance = 0;
  for (let item = 0; item < items; item++) {
    const [own, other] = [setOf(first, item), setOf(second, item)];
    distinct.add(own);
    distinct.add(other);
    distance += 1 - likeness(sharedSize(own, other), own.length, other.length);
  }
  const given = 2 * items;
  const samePairs = distinct.counts.reduce((sum, count) => sum + count * count, 0);
  const distances = given * given - samePairs - distinct.sumLikenesses(subjectCount);
  if (distances === 0) return null;
  return 1 - distance / items / (distances / (given * (given - 1)));
}
