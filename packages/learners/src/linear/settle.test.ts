import type { Corpus } from '@classmark/learner';
import { describe, expect, it } from 'vitest';
import { corpusOf, ofCompounds, ofPlainWords, type TextFor, withoutBlanks } from '../testing/kinds-of-words.js';
import { linearLearner } from './learner.js';
import type { LinearParameters } from './parameters.js';

const signal = new AbortController().signal;

/** Parameters settled by the size alone: the documents say nothing. */
async function settle(documents: number, given: Readonly<Record<string, unknown>> = {}, subjects = 10) {
  const none = new Uint32Array(subjects);
  const counted = { documents, positives: none, negatives: none };
  return linearLearner.settle(() => [], subjects, linearLearner.parseParameters(given), { seed: 1, signal, counted });
}

function namesOf({ titleWeight, leadWeight, pairWeight, characterWeight, ...rest }: LinearParameters) {
  const { minDocuments, minCharacterDocuments, c } = rest;
  return [titleWeight, leadWeight, pairWeight, characterWeight, minDocuments, minCharacterDocuments, c];
}

describe('what is left to the corpus', () => {
  it('has pairs and characters, and drops nothing rare but characters, where documents are few', async () => {
    expect(namesOf(await settle(2_000))).toEqual([0.3, 0, 0.4, 0.6, 1, 2, 0.5]);
  });

  it('has words alone where subjects are many', async () => {
    expect(namesOf(await settle(2_000, {}, 201))).toEqual([0.3, 0, 0, 0, 1, 2, 0.5]);
  });

  it('has words alone where documents are many', async () => {
    expect(namesOf(await settle(2_001))).toEqual([0.4, 0.4, 0, 0, 2, 2, 1]);
  });

  it('is what a person says', async () => {
    const own = { titleWeight: 0, leadWeight: 0, pairWeight: 2, characterWeight: 0, minDocuments: 3, c: 7 };
    for (const documents of [10, 10_000]) {
      expect(namesOf(await settle(documents, own))).toEqual([0, 0, 2, 0, 3, 3, 7]);
    }
  });

  it('stays as it is once it is settled, whatever the corpus', async () => {
    const settled = await settle(100);
    const none = new Uint32Array(10);
    const context = { seed: 1, signal, counted: { documents: 10_000, positives: none, negatives: none } };
    expect(await linearLearner.settle(() => [], 10, settled, context)).toEqual(settled);
  });
});

describe('characters', () => {
  const weightOf = async (documents: number, textFor: TextFor) => {
    const parameters = linearLearner.parseParameters({});
    const settled = await linearLearner.settle(corpusOf(documents, textFor), 3, parameters, { seed: 1, signal });
    return settled.characterWeight;
  };

  it.each([
    ['words are compounds', ofCompounds],
    ['no blanks part words', withoutBlanks],
  ])('stay where %s, however many the documents', async (_what, textFor) => {
    expect(await weightOf(2_001, textFor)).toBe(1);
    expect(await weightOf(6_000, textFor)).toBe(1);
  });

  it('stay where nearly every document has the most frequent subject, which says nothing', async () => {
    const corpus: Corpus = () =>
      corpusOf(2_001, withoutBlanks)().map(({ documents, labels }) => ({
        documents,
        labels: labels.map(({ yes }, i) => ({ yes: i === 7 ? yes : Uint32Array.of(...yes, 3), no: 'rest' as const })),
      }));
    const parameters = linearLearner.parseParameters({});
    const { characterWeight } = await linearLearner.settle(corpus, 4, parameters, { seed: 1, signal });
    expect(characterWeight).toBe(1);
  });

  it('go where words tell subjects apart', async () => {
    expect(await weightOf(2_001, ofPlainWords)).toBe(0);
  });
});
