import type { LearnerDocument } from '@classmark/learner';
import { DocumentFrequencies, TfIdfRow } from '@classmark/text';
import { describe, expect, it } from 'vitest';
import { listContributions } from './contributions.js';

const document: LearnerDocument = { id: '', title: 'Rock', text: 'rock gene gene tide' };

function contributions(bits: number, weight: (column: number) => number) {
  const frequencies = new DocumentFrequencies({ bits, maxWords: 1, stopWords: 'none' });
  for (const text of ['rock gene', 'gene cell']) frequencies.add([text]);
  const model = frequencies.finish(1);
  return listContributions(document, model, new TfIdfRow(model), weight);
}

describe("a document's contributions", () => {
  it('are those of the terms that the features know, title and text together', () => {
    const terms = contributions(20, () => 1).map(({ term }) => term);
    expect(terms.sort()).toEqual(['gene', 'rock']);
  });

  it('come strongest first, whatever their sign', () => {
    const [first, second] = contributions(20, (column) => (column === 0 ? -5 : 1));
    expect(Math.abs(first?.contribution ?? 0)).toBeGreaterThan(Math.abs(second?.contribution ?? 0));
  });

  it('leave out terms without weight', () => {
    expect(contributions(20, () => 0)).toEqual([]);
  });

  it('are shared by terms in one column, by how often they occur', () => {
    const words = Array.from({ length: 3000 }, (_, i) => `word${i}`);
    const frequencies = new DocumentFrequencies({ bits: 10, maxWords: 1, stopWords: 'none' });
    frequencies.add([words.join(' ')]);
    const model = frequencies.finish(1);
    const row = new TfIdfRow(model);
    const listed = listContributions({ id: '', title: '', text: words.join(' ') }, model, row, () => 1);
    const total = listed.reduce((sum, { contribution }) => sum + contribution, 0);
    const values = row.values.subarray(0, row.size).reduce((sum, value) => sum + value, 0);
    expect(listed).toHaveLength(3000);
    expect(total).toBeCloseTo(values, 9);
  });
});
