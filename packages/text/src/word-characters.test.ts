import { describe, expect, it } from 'vitest';
import { unicodeVersion } from './generated/word-characters.js';
import { foldedUnits, foldSupplementary } from './word-characters.js';

const [frozenMajor] = unicodeVersion.split('.');
const [ownMajor] = (process.versions.unicode ?? '').split('.');

function isFrozenWordCharacter(point: number): boolean {
  return (point > 0xffff ? foldSupplementary(point) : foldedUnits[point]) !== 0;
}

describe('the frozen table of word characters', () => {
  it('is of the Unicode version of the Node that the tests run on, or an older one', () => {
    expect(Number(ownMajor)).toBeGreaterThanOrEqual(Number(frozenMajor));
  });

  it('holds the letters, numbers, marks and the underscore that were assigned then', () => {
    const lost: string[] = [];
    const gained: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      const is = /[\p{L}\p{N}\p{M}_]/u.test(String.fromCodePoint(point));
      if (isFrozenWordCharacter(point) && !is) lost.push(point.toString(16));
      if (is && !isFrozenWordCharacter(point)) gained.push(point.toString(16));
    }
    expect({ lost, gained: ownMajor === frozenMajor ? gained : [] }).toEqual({ lost: [], gained: [] });
  });
});
