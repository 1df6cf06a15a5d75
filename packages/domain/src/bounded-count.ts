/** A count that stops where counting on would take too long. */
export interface BoundedCount {
  readonly count: number;
  /** Whether there are no more. */
  readonly isExact: boolean;
}

/** `count` counts up to a number and no further. */
export async function countUpTo(most: number, count: (most: number) => Promise<number>): Promise<BoundedCount> {
  const counted = await count(most + 1);
  return { count: Math.min(counted, most), isExact: counted <= most };
}
