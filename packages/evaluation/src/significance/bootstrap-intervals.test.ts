import { createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import type { LabelMatrix } from '../labels/label-matrix.js';
import { confusionPerSubject, macroAverage, microAverage } from '../metrics/confusion.js';
import { bootstrapF1 } from './bootstrap-intervals.js';

/** Labels of which a fifth is decided wrong. */
function draw(documents: number, seed: number): { truth: LabelMatrix; given: Uint8Array } {
  const random = createRandom(seed);
  const subjects = 3;
  const cells = Int8Array.from({ length: documents * subjects }, (_, i) =>
    random.next() < 0.5 / ((i % 3) + 1) ? 1 : 0,
  );
  const given = Uint8Array.from(cells, (label) => (random.next() < 0.2 ? 1 - label : label));
  return { truth: { documents, subjects, cells }, given };
}

describe('the interval of F1', () => {
  it('holds the figure itself', () => {
    const { truth, given } = draw(300, 1);
    const confusions = confusionPerSubject(truth, given);
    const { micro, macro } = bootstrapF1(truth, given, 1);
    expect([micro.low < microAverage(confusions).f1, microAverage(confusions).f1 < micro.high]).toEqual([true, true]);
    expect([macro.low < macroAverage(confusions).f1, macroAverage(confusions).f1 < macro.high]).toEqual([true, true]);
  });

  it('holds the figure of very many documents nearly always', () => {
    const { truth, given } = draw(100_000, 2);
    const { f1 } = microAverage(confusionPerSubject(truth, given));
    const holds = Array.from({ length: 100 }, (_, seed) => {
      const sample = draw(200, 100 + seed);
      const { micro } = bootstrapF1(sample.truth, sample.given, 1);
      return micro.low <= f1 && f1 <= micro.high;
    });
    expect(holds.filter(Boolean).length).toBeGreaterThanOrEqual(89);
  });

  it('narrows with the root of the number of documents', () => {
    const width = (documents: number): number => {
      const { truth, given } = draw(documents, 3);
      const { micro } = bootstrapF1(truth, given, 1);
      return micro.high - micro.low;
    };
    expect(width(400) / width(6400)).toBeCloseTo(4, 0);
  });

  it('is a point where all is right', () => {
    const { truth } = draw(50, 4);
    const { micro } = bootstrapF1(truth, Uint8Array.from(truth.cells), 1);
    expect(micro).toEqual({ low: 1, high: 1 });
  });

  it('leaves out what is unknown', () => {
    const { truth } = draw(50, 4);
    const unknown = { ...truth, cells: truth.cells.map((label, i) => (i < 30 ? -1 : label)) };
    const given = Uint8Array.from(truth.cells, (label, i) => (i < 30 ? 1 - label : label));
    expect(bootstrapF1(unknown, given, 1).micro).toEqual({ low: 1, high: 1 });
  });
});
