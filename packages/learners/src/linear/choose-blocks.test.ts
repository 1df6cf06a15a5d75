import { describe, expect, it } from 'vitest';
import { chooseBlocks } from './choose-blocks.js';
import { linearLearner } from './learner.js';

function chosen(documents: number, parameters: Readonly<Record<string, unknown>> = {}, subjects = 10): string[] {
  return chooseBlocks(linearLearner.parseParameters(parameters), { documents, subjects }).map(
    ({ block, leastDocuments }) => `${block.source} ${block.kind} ${block.weight} from ${leastDocuments}`,
  );
}

describe('the blocks of a corpus', () => {
  it('have pairs and characters, and drop nothing rare but characters, where documents are few', () => {
    expect(chosen(2_000)).toEqual(expect.arrayContaining(['both words 1 from 1', 'both pairs 0.4 from 1']));
    expect(chosen(2_000)).toContain('both characters 0.6 from 2');
  });

  it('are of words alone where subjects are many', () => {
    expect(chosen(2_000, {}, 201)).toEqual(['both words 1 from 1', 'title words 0.3 from 1']);
  });

  it('are of words alone where documents are many', () => {
    expect(chosen(2_001).filter((block) => !block.includes('words'))).toEqual([]);
    expect(chosen(2_001)).toContain('both words 1 from 2');
  });

  it('are what a person says', () => {
    const own = { titleWeight: 0, leadWeight: 0, pairWeight: 2, characterWeight: 0, minDocuments: 3 };
    for (const documents of [10, 10_000]) {
      expect(chosen(documents, own)).toEqual(['both words 1 from 3', 'both pairs 2 from 3']);
    }
  });
});
