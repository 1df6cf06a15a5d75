import { createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import type { LabelMatrix } from '../labels/label-matrix.js';
import { pairedBootstrap, pairedBootstrapPerSubject } from './paired-bootstrap.js';

const random = createRandom(3);
const truth: LabelMatrix = {
  documents: 200,
  subjects: 3,
  cells: Int8Array.from({ length: 600 }, (_, i) => (random.next() < 0.4 / ((i % 3) + 1) ? 1 : 0)),
};
/** What a side gives that errs so often. */
const err = (share: number): Uint8Array =>
  Uint8Array.from(truth.cells, (label) => (random.next() < share ? 1 - label : label));

describe('the paired bootstrap', () => {
  it('tells a better side from chance', () => {
    const { micro } = pairedBootstrap(truth, err(0.05), err(0.25), 1);
    expect([micro.low > 0, micro.pValue < 0.01]).toEqual([true, true]);
  });

  it('gives the same the other way round', () => {
    const [one, other] = [err(0.05), err(0.1)];
    const [there, back] = [pairedBootstrap(truth, one, other, 1).macro, pairedBootstrap(truth, other, one, 1).macro];
    expect([back.difference, back.pValue]).toEqual([-there.difference, there.pValue]);
  });

  it('sees no difference between a side and itself', () => {
    const side = err(0.1);
    expect(pairedBootstrap(truth, side, side, 1).micro).toEqual({ difference: 0, low: 0, high: 0, pValue: 1 });
  });

  it('is surer of sides that err alike than of sides that err apart', () => {
    const side = err(0.2);
    const alike = side.map((given, i) => (i % 20 === 0 ? (truth.cells[i] ?? given) : given));
    const widthOf = (baseline: Uint8Array): number => {
      const { low, high } = pairedBootstrap(truth, alike, baseline, 1).micro;
      return high - low;
    };
    expect(widthOf(side)).toBeLessThan(widthOf(err(0.2)) / 2);
  });
});

describe('the paired bootstrap of each subject', () => {
  it('says of one subject what it says of a corpus with that subject alone', () => {
    const [one, other] = [err(0.05), err(0.2)];
    const columnOf = <Cells extends Int8Array | Uint8Array>(cells: Cells) => cells.filter((_, i) => i % 3 === 1);
    const alone: LabelMatrix = { documents: 200, subjects: 1, cells: Int8Array.from(columnOf(truth.cells)) };
    const { micro } = pairedBootstrap(alone, Uint8Array.from(columnOf(one)), Uint8Array.from(columnOf(other)), 1);
    const found = pairedBootstrapPerSubject(truth, one, other, 1)[1];
    expect(found?.difference).toBeCloseTo(micro.difference, 12);
    expect(found?.low).toBeCloseTo(micro.low, 6);
    expect(found?.high).toBeCloseTo(micro.high, 6);
  });

  it('says nothing of a subject that no document has', () => {
    const nowhere: LabelMatrix = { documents: 4, subjects: 1, cells: new Int8Array(4) };
    expect(pairedBootstrapPerSubject(nowhere, Uint8Array.of(1, 0, 0, 0), new Uint8Array(4), 1)).toEqual([null]);
  });
});
