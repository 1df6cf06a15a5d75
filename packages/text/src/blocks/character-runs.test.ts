import { hashString } from '@classmark/math';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanWords, Words } from '../words.js';
import { CharacterRunCache, hashCharacterRuns } from './character-runs.js';

const hashesOf = (runs: readonly string[]): number[] => runs.map((run) => hashString(run) >>> 0);

describe('the runs of characters of a word', () => {
  it.each([
    ['of', [' of', 'of ', ' of ']],
    ['gene', [' ge', 'gen', 'ene', 'ne ', ' gen', 'gene', 'ene ', ' gene', 'gene ']],
    ['ñ𝔘', [' ñ𝔘', 'ñ𝔘 ', ' ñ𝔘 ']],
  ])('of %s are 3 to 5 code points long, padded by a space', (word, runs) => {
    expect([...hashCharacterRuns(word)]).toEqual(hashesOf(runs));
  });

  it('are those of the lower-cased word, whatever has been seen before', () => {
    const cache = new CharacterRunCache();
    const words = new Words();
    const text = fc.array(fc.constantFrom('Gene', 'gene', 'GENE', 'İstanbul', '𝔘𝔫𝔦', 'x'.repeat(60), 'Ñandú, of'));
    fc.assert(
      fc.property(text, (pieces) => {
        const all = pieces.join(' ').normalize('NFC');
        scanWords(all, words);
        for (let i = 0; i < words.count; i++) {
          const [start, end] = [words.starts[i] ?? 0, words.ends[i] ?? 0];
          const fresh = new CharacterRunCache().numbersOf(all, start, end, words.hashes[i] ?? 0);
          expect(cache.numbersOf(all, start, end, words.hashes[i] ?? 0)).toEqual(fresh);
        }
      }),
    );
  });

  it('are told apart for two words of the same hash', () => {
    const cache = new CharacterRunCache();
    expect(cache.numbersOf('gene', 0, 4, 1)).toEqual(hashCharacterRuns('gene'));
    expect(cache.numbersOf('rock', 0, 4, 1)).toEqual(hashCharacterRuns('rock'));
  });
});
