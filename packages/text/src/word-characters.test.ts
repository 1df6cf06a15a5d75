import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changingRanges, unicodeVersion } from './generated/word-characters.js';
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

describe('the frozen table of what normal form C may change', () => {
  const mayChange = (character: string): boolean => {
    const point = character.codePointAt(0) ?? 0;
    return changingRanges.some(([first, last]) => point >= first && point <= last);
  };
  const marks = fc.integer({ min: 0x300, max: 0x36f }).map((point) => String.fromCodePoint(point));
  const letters = fc.constantFrom('e', 'é', 'ạ', '\u1100', '\uac00', '\u11a8', '\u09c7', '\u09be', '\u212b', 'ﬁ');
  const text = fc.array(fc.oneof(fc.string({ unit: 'binary' }), marks, letters)).map((pieces) => pieces.join(''));

  it('leaves out nothing: a text without any of it is in normal form', () => {
    fc.assert(
      fc.property(text, (any) => {
        const kept = [...any].filter((character) => !mayChange(character)).join('');
        expect(kept.normalize('NFC')).toBe(kept);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['\u0301', '\u0345', '\u0334', '\u1161', '\u11a8', '\u212b', '\u09be', '\u{1d15e}', '\u{110ba}'])(
    'holds %j, which joins, moves or is another',
    (character) => {
      expect(mayChange(character)).toBe(true);
    },
  );

  it.each(['a', 'é', 'ß', 'Ж', '日', '\uac00', '😀', '\ufffd'])('does not hold %j', (character) => {
    expect(mayChange(character)).toBe(false);
  });
});
