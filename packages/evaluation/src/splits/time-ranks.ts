/**
 * The place of each item in the order of time. Dates are ISO 8601 and may be cut short (`2014`, `2014-05`); an item
 * without one is taken to come right after the item before it. Items of one date stay in their order.
 */
export function timeRanks(dates: readonly (string | null)[]): Uint32Array {
  let last = '';
  const known = dates.map((date) => {
    last = date ?? last;
    return last;
  });
  const order = known.map((_, item) => item).sort((a, b) => compare(known[a] ?? '', known[b] ?? '') || a - b);
  const ranks = new Uint32Array(dates.length);
  for (const [rank, item] of order.entries()) ranks[item] = rank;
  return ranks;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
