import { describe, expect, it } from 'vitest';
import { hashFraction } from './hash-fraction.js';

const ids = Array.from({ length: 5000 }, (_, i) => `document-${i}`);

describe("a document's hash fraction", () => {
  it('is under 200 for a fifth of the documents', () => {
    const fifth = ids.filter((id) => hashFraction(id) < 200).length;
    expect(fifth / ids.length).toBeCloseTo(0.2, 1);
  });

  it('never changes', () => {
    expect([hashFraction('document-1'), hashFraction('10.1371/journal.pone.0083016'), hashFraction('')]).toEqual([
      215, 367, 0,
    ]);
  });

  it('under another salt says nothing of the first', () => {
    const fifth = ids.filter((id) => hashFraction(id) < 200);
    const inBoth = fifth.filter((id) => hashFraction(id, 1) < 200);
    expect(inBoth.length / fifth.length).toBeCloseTo(0.2, 1);
  });
});
