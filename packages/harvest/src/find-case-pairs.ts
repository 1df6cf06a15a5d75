/** Labels that are one but for case, together. */
export function findCasePairs(labels: Iterable<string>): string[][] {
  const byPlain = Map.groupBy(labels, (label) => label.toLowerCase());
  return [...byPlain.values()].filter(({ length }) => length > 1).map((group) => group.sort());
}
