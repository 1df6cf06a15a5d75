/**
 * References to the two halves of a letter beyond the first 65,536, each by itself, as Xalan writes it: sources of regular
 * expressions with one group, the number.
 */
export const firstHalf = String.raw`&#(5[56]\d{3}|[Xx][Dd][89ABab][\dA-Fa-f]{2});`;
export const secondHalf = String.raw`&#(5[67]\d{3}|[Xx][Dd][C-Fc-f][\dA-Fa-f]{2});`;

/** What two such numbers stand for together; null where one is a half without the other. */
export function joinHalves(first: string, second: string): string | null {
  const units = [first, second].map((number) => Number(number.replace(/^x/i, '0x')));
  const letters = String.fromCharCode(...units);
  return letters.isWellFormed() ? letters : null;
}
