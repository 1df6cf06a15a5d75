import type { LearnerDocument } from '@classmark/learner';
import { describe, expect, it } from 'vitest';
import { listContributions } from './contributions.js';
import { HashedRow } from './hashed-row.js';
import { keepFrequent, surveyCorpus } from './survey.js';

const document: LearnerDocument = { id: '', title: 'Rock', text: 'rock gene gene tide' };

/** Features that know the words of some texts. */
async function rowOf(bits: number, texts: readonly string[], characters = false): Promise<HashedRow> {
  const documents = texts.map((text) => ({ id: '', title: '', text }));
  const labels = texts.map(() => ({ yes: new Uint32Array(), no: 'rest' as const }));
  const terms = { bits, maxWords: 1, stopWords: 'none', signed: false, characters } as const;
  const context = { seed: 1, signal: new AbortController().signal, onProgress: () => {} };
  const { tally } = await surveyCorpus(() => [{ documents, labels }], 0, terms, context);
  return new HashedRow(keepFrequent(tally, 1, { ...terms, weighting: 'tf-idf', documents: texts.length }));
}

async function contributions(weight: (column: number) => number) {
  return listContributions(document, await rowOf(20, ['rock gene', 'gene cell']), weight);
}

describe("a document's contributions", () => {
  it('are those of the terms that the features know, title and text together', async () => {
    const terms = (await contributions(() => 1)).map(({ term }) => term);
    expect(terms.sort()).toEqual(['gene', 'rock']);
  });

  it('come strongest first, whatever their sign', async () => {
    const [first, second] = await contributions((column) => (column === 0 ? -5 : 1));
    expect(Math.abs(first?.contribution ?? 0)).toBeGreaterThan(Math.abs(second?.contribution ?? 0));
  });

  it('are summed for a word over the runs of characters in it', async () => {
    const row = await rowOf(20, ['Erdgas Erdbeben'], true);
    const unseen = { id: '', title: '', text: 'Erdrutsch' };
    row.fill(unseen);
    const total = row.values.subarray(0, row.size).reduce((sum, value) => sum + value, 0);
    const [{ term, contribution } = { term: '', contribution: 0 }, ...others] = listContributions(unseen, row, () => 1);
    expect([term, others]).toEqual(['erdrutsch', []]);
    expect(contribution).toBeCloseTo(total, 9);
    expect(total).toBeGreaterThan(1);
  });

  it('are summed for a word of 100,000 letters as for any other', async () => {
    const letters = Array.from({ length: 100_000 }, (_, i) => String.fromCharCode(97 + ((i * i + (i >> 3)) % 26)));
    const row = await rowOf(20, [letters.join('')], true);
    const text = `${letters.join('')} ${letters.join('')}`;
    const terms = listContributions({ id: '', title: '', text }, row, () => 1);
    expect(terms.map(({ term }) => term.length)).toEqual([100_000]);
  });

  it('leave out terms without weight', async () => {
    expect(await contributions(() => 0)).toEqual([]);
  });

  it('are shared by terms in one column, by how often they occur', async () => {
    const text = Array.from({ length: 3000 }, (_, i) => `word${i}`).join(' ');
    const row = await rowOf(10, [text]);
    const listed = listContributions({ id: '', title: '', text }, row, () => 1);
    const total = listed.reduce((sum, { contribution }) => sum + contribution, 0);
    const values = row.values.subarray(0, row.size).reduce((sum, value) => sum + value, 0);
    expect(listed).toHaveLength(3000);
    expect(total).toBeCloseTo(values, 9);
  });
});
