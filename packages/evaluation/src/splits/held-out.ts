/** Of the fractions 0 to 999 that documents have by their ids. */
const heldOutBelow = 200;

/** Whether documents of a fraction are the test set, which no training ever sees: a fifth of all. */
export function isHeldOut(idFraction: number): boolean {
  return idFraction < heldOutBelow;
}

/** All fractions that are held out, for a query over many documents. */
export const heldOutFractions: readonly number[] = Array.from({ length: 1_000 }, (_, fraction) => fraction).filter(
  isHeldOut,
);

/** Documents of the test set for one outside it. */
export const heldOutShare = heldOutFractions.length / (1_000 - heldOutFractions.length);
