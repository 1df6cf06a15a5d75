import { hashString } from '@classmark/math';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord, scanWords, Words } from './words.js';

function wordsOf(text: string): string[] {
  const words = new Words();
  scanWords(text, words);
  return Array.from({ length: words.count }, (_, i) => text.slice(words.starts[i], words.ends[i]));
}

/** Texts of all that is hard: any plane, lone surrogates, marks, separators, long runs. */
const hardText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '\ud800',
        '\udc00',
        '😀',
        '𝔘𝔫',
        '𐐀𐐁',
        '\u0301',
        ' ',
        '_',
        '\n',
        'İ',
        'ΑΣ',
        '日本',
        'a'.repeat(300),
      ),
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(''));

describe('the words of a text', () => {
  it.each([
    ['letters, digits, marks and underscores', 'Hello, x1 and_b 2026', ['Hello', 'x1', 'and_b', '2026']],
    ['nothing of a single code point', 'a b 𝔘 日 I', []],
    ['no emoji, however many', '😀😀 ok 👍🏽', ['ok']],
    ['letters beyond the Basic Multilingual Plane', '𝔘𝔫𝔦 𠀀𠀁', ['𝔘𝔫𝔦', '𠀀𠀁']],
    ['no lone surrogates', 'ab\ud800cd\udc00ef', ['ab', 'cd', 'ef']],
    ['parts of what is hyphenated or has an apostrophe', "e-mail o'clock", ['mail', 'clock']],
    ['the last one without a separator after it', 'the end', ['the', 'end']],
    ['none in an empty text', '', []],
  ])('are %s', (_what, text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('are what the regular expression of the rule finds, whatever the text', () => {
    fc.assert(
      fc.property(hardText, (text) => {
        expect(wordsOf(text)).toEqual(text.match(/[\p{L}\p{N}\p{M}_]{2,}/gu) ?? []);
      }),
    );
  });

  it('have the hash of their lower case', () => {
    fc.assert(
      fc.property(hardText, (text) => {
        const words = new Words();
        scanWords(text, words);
        const expected = wordsOf(text).map((word) => hashString(foldWord(word)));
        expect([...words.hashes.subarray(0, words.count)]).toEqual(expected);
      }),
    );
  });

  it('are found in a line of a million words', () => {
    expect(wordsOf('word '.repeat(1_000_000))).toHaveLength(1_000_000);
  });

  it('can be one of a million letters', () => {
    expect(wordsOf('é'.repeat(1_000_000))).toEqual(['é'.repeat(1_000_000)]);
  });
});

describe('the lower case of a word', () => {
  it.each([
    ['ÉCOLE', 'école'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφοσ'],
    ['İSTANBUL', 'istanbul'],
    ['Straße', 'straße'],
    ['𐐀𐐁', '𐐨𐐩'],
    ['日本', '日本'],
  ])('of %s is %s', (word, folded) => {
    expect(foldWord(word)).toBe(folded);
  });

  it('is taken code point by code point, so that it does not hang on neighbours', () => {
    fc.assert(
      fc.property(hardText, hardText, (a, b) => {
        expect(foldWord(a.toWellFormed() + b.toWellFormed())).toBe(
          foldWord(a.toWellFormed()) + foldWord(b.toWellFormed()),
        );
      }),
    );
  });
});
