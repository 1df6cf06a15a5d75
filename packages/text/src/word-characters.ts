import { lowerCaseRuns, wordCharacterRanges } from './generated/word-characters.js';

/**
 * For each UTF-16 unit outside the surrogates: 0 where its code point makes no word, else the lower-cased unit.
 * No word character of the Basic Multilingual Plane has its lower case outside it, and none folds to 0.
 */
export const foldedUnits: Uint16Array = new Uint16Array(0x10000);
const supplementaryLowerCase = new Map<number, number>();

for (const [first, last] of wordCharacterRanges) {
  for (let point = first; point <= last && point < 0x10000; point++) foldedUnits[point] = point;
}
for (const [first, last, step, delta] of lowerCaseRuns) {
  for (let point = first; point <= last; point += step) {
    if (point < 0x10000) foldedUnits[point] = point + delta;
    else supplementaryLowerCase.set(point, point + delta);
  }
}

const supplementaryRanges = wordCharacterRanges.filter(([first]) => first >= 0x10000);

/** The lower case of a code point above U+FFFF, or 0 where it makes no word. */
export function foldSupplementary(point: number): number {
  let low = 0;
  let high = supplementaryRanges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = supplementaryRanges[middle];
    if (point < first) high = middle - 1;
    else if (point > last) low = middle + 1;
    else return supplementaryLowerCase.get(point) ?? point;
  }
  return 0;
}
