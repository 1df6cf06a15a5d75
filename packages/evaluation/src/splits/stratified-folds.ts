import { createRandom, type Random } from '@classmark/math';

/** The positive labels of items by rows: item i has `subjects[offsets[i] … offsets[i + 1])`. */
export interface LabelRows {
  readonly offsets: Uint32Array;
  readonly subjects: Uint32Array;
}

export interface FoldOptions {
  readonly folds: number;
  /** Items with the same group stay together; groups are numbered from 0 without gaps. */
  readonly groups: Uint32Array;
  readonly subjectCount: number;
  readonly seed: number;
}

/** A group's size and its items' labels, repeated as often as items have them. */
interface Group {
  readonly items: number[];
  readonly subjects: number[];
}

function collectGroups(rows: LabelRows, groups: Uint32Array): Group[] {
  const collected: Group[] = [];
  for (const [item, group] of groups.entries()) {
    const entry = collected[group] ?? { items: [], subjects: [] };
    collected[group] = entry;
    entry.items.push(item);
    for (const subject of rows.subjects.subarray(rows.offsets[item], rows.offsets[item + 1]))
      entry.subjects.push(subject);
  }
  return collected;
}

/** Iterative stratification's state: what each fold still wants of items and of each subject, in k-ths of one. */
class Wishes {
  private readonly items: Int32Array;
  private readonly labels: Int32Array;

  constructor(
    private readonly folds: number,
    itemCount: number,
    private readonly labelCounts: Uint32Array,
  ) {
    this.items = new Int32Array(folds).fill(itemCount);
    this.labels = new Int32Array(folds * labelCounts.length);
    for (let fold = 0; fold < folds; fold++) this.labels.set(labelCounts, fold * labelCounts.length);
  }

  /** The fold that most wants the subject, then most wants items, then by chance. */
  choose(subject: number | null, random: Random): number {
    let best: number[] = [];
    for (let fold = 0; fold < this.folds; fold++) {
      const order = best[0] === undefined ? 1 : this.compare(fold, best[0], subject);
      if (order > 0) best = [fold];
      else if (order === 0) best.push(fold);
    }
    return best[best.length === 1 ? 0 : random.below(best.length)];
  }

  take(fold: number, group: Group): void {
    this.items[fold] -= this.folds * group.items.length;
    for (const subject of group.subjects) {
      const cell = fold * this.labelCounts.length + subject;
      this.labels[cell] -= this.folds;
    }
  }

  private compare(a: number, b: number, subject: number | null): number {
    if (subject !== null) {
      const wish = (fold: number): number => this.labels[fold * this.labelCounts.length + subject];
      if (wish(a) !== wish(b)) return wish(a) - wish(b);
    }
    return this.items[a] - this.items[b];
  }
}

function rarestSubject(remaining: Uint32Array): number | null {
  let rarest: number | null = null;
  for (const [subject, count] of remaining.entries()) {
    if (count > 0 && (rarest === null || count < remaining[rarest])) rarest = subject;
  }
  return rarest;
}

/**
 * Folds in which every subject has its share (iterative stratification: Sechidis, Tsoumakas & Vlahavas 2011), groups
 * of items staying together.
 * @returns each item's fold, 0 … folds - 1
 */
export function stratifiedFolds(rows: LabelRows, options: FoldOptions): Uint8Array {
  const random = createRandom(options.seed);
  const groups = collectGroups(rows, options.groups);
  const counts = new Uint32Array(options.subjectCount);
  for (const subject of rows.subjects) counts[subject] += 1;
  const bySubject: number[][] = Array.from(counts, () => []);
  for (const [index, group] of groups.entries()) {
    for (const subject of new Set(group.subjects)) bySubject[subject]?.push(index);
  }
  const wishes = new Wishes(options.folds, options.groups.length, counts);
  const remaining = Uint32Array.from(counts);
  const folds = new Uint8Array(options.groups.length);
  const placed = new Uint8Array(groups.length);
  const place = (index: number, subject: number | null): void => {
    const group = groups[index];
    if (group === undefined || placed[index] === 1) return;
    placed[index] = 1;
    const fold = wishes.choose(subject, random);
    wishes.take(fold, group);
    for (const label of group.subjects) remaining[label] -= 1;
    for (const item of group.items) folds[item] = fold;
  };
  for (let subject = rarestSubject(remaining); subject !== null; subject = rarestSubject(remaining)) {
    for (const index of bySubject[subject]) place(index, subject);
  }
  for (const index of groups.keys()) place(index, null);
  return folds;
}
