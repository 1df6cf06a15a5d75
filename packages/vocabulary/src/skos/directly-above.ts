/** What is above something, however far. */
type Above = ReadonlySet<string>;

/** Of what is above something, that which is not reached through the rest; of a circle, all. */
export function findDirectlyAbove(above: Above, aboveOf: (key: string) => Above): string[] {
  const isReached = (one: string): boolean =>
    [...above].some((other) => aboveOf(other).has(one) && !aboveOf(one).has(other));
  return [...above].filter((one) => !isReached(one));
}
