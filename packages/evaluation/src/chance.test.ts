import { describe, expect, it } from 'vitest';
import { chance, isHeldOut } from './chance.js';

const ids = Array.from({ length: 5000 }, (_, i) => `document-${i}`);

describe("a document's chance", () => {
  it('holds a fifth of the documents out', () => {
    const heldOut = ids.filter((id) => isHeldOut(chance(id))).length;
    expect(heldOut / ids.length).toBeCloseTo(0.2, 1);
  });

  it('never changes', () => {
    expect([chance('document-1'), chance('10.1371/journal.pone.0083016'), chance('')]).toEqual([215, 367, 0]);
  });

  it('under another salt says nothing of the first', () => {
    const heldOut = ids.filter((id) => isHeldOut(chance(id)));
    const inBoth = heldOut.filter((id) => isHeldOut(chance(id, 1)));
    expect(inBoth.length / heldOut.length).toBeCloseTo(0.2, 1);
  });
});
