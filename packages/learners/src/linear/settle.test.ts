import type { Chunk, Corpus } from '@classmark/learner';
import { createRandom, type Random } from '@classmark/math';
import { describe, expect, it } from 'vitest';
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

const pick = <T>(random: Random, from: readonly T[]): T => from[random.below(from.length)];
const repeat = (count: number, make: () => string, by: string): string => Array.from({ length: count }, make).join(by);

/** Three subjects, each document's text by its own. */
function corpusOf(documents: number, textFor: (subject: number, random: Random) => string): Corpus {
  const random = createRandom(7);
  const chunk: Chunk = {
    documents: Array.from({ length: documents }, (_, i) => ({
      id: `${i}`,
      title: '',
      text: textFor(i % 3, random),
    })),
    labels: Array.from({ length: documents }, (_, i) => ({ yes: Uint32Array.of(i % 3), no: 'rest' })),
  };
  return () => [chunk];
}

const parts = 'an ver ung keit lich haft bau werk zeit raum teil kraft form stand satz gang blick fluss'.split(' ');
const stems = [
  ['meer', 'tide', 'salz', 'wellen', 'strom'],
  ['stahl', 'legier', 'korros', 'polymer', 'schicht'],
  ['schul', 'lehr', 'kinder', 'unterricht', 'lese'],
] as const;
const wordOf = (random: Random, count: number): string => repeat(count, () => pick(random, parts), '');
const compound = (subject: number, random: Random): string =>
  random.below(5) > 0
    ? wordOf(random, 2 + random.below(4))
    : wordOf(random, 1 + random.below(3)) + pick(random, stems[subject]) + wordOf(random, 1 + random.below(3));
const plain = (subject: number, random: Random): string =>
  random.below(5) > 0 ? wordOf(random, 1 + random.below(2)) : pick(random, stems[subject]);
const han = Array.from({ length: 300 }, (_, i) => String.fromCodePoint(0x4e00 + 7 * i));
const own = stems.map((_, subject) => Array.from({ length: 8 }, (_, i) => han[20 * subject + i] + han[100 + i]));
const unbroken = (subject: number, random: Random): string =>
  repeat(12, () => (random.below(5) > 0 ? pick(random, han) : pick(random, own[subject])), '');

describe('characters', () => {
  const weightOf = async (documents: number, textFor: (subject: number, random: Random) => string) => {
    const parameters = linearLearner.parseParameters({});
    const settled = await linearLearner.settle(corpusOf(documents, textFor), 3, parameters, { seed: 1, signal });
    return settled.characterWeight;
  };

  it.each([
    ['words are compounds', (subject: number, random: Random) => repeat(40, () => compound(subject, random), ' ')],
    ['no blanks part words', (subject: number, random: Random) => repeat(6, () => unbroken(subject, random), '。')],
  ])('stay where %s, however many the documents', async (_what, textFor) => {
    expect(await weightOf(2_001, textFor)).toBe(1);
    expect(await weightOf(6_000, textFor)).toBe(1);
  });

  it('go where words tell subjects apart', async () => {
    expect(await weightOf(2_001, (subject, random) => repeat(40, () => plain(subject, random), ' '))).toBe(0);
  });
});
