import { describe, expect, it } from 'vitest';
import { confusionPerSubject, macroAverage, precisionRecallF1 } from './confusion.js';
import { subsetAccuracy } from './subset-accuracy.js';

const truth = { documents: 3, subjects: 2, cells: Int8Array.from([1, 0, 0, -1, -1, -1]) };

describe('counts of predictions', () => {
  it('leave unknown cells out', () => {
    expect(confusionPerSubject(truth, Uint8Array.from([1, 1, 1, 1, 1, 1]))).toEqual([
      { tp: 1, fp: 1, fn: 0, tn: 0 },
      { tp: 0, fp: 1, fn: 0, tn: 0 },
    ]);
  });

  it('give 0 where there is nothing to divide by', () => {
    expect(precisionRecallF1({ tp: 0, fp: 0, fn: 0, tn: 9 })).toEqual({ precision: 0, recall: 0, f1: 0 });
  });

  it('average over no subject to 0', () => {
    expect(macroAverage([])).toEqual({ precision: 0, recall: 0, f1: 0 });
  });
});

describe('subset accuracy', () => {
  it('asks for every known cell of a document of which something is known', () => {
    expect(subsetAccuracy(truth, Uint8Array.from([1, 0, 1, 1, 0, 0]))).toBe(0.5);
  });

  it('is unknown where nothing is known', () => {
    expect(subsetAccuracy({ documents: 1, subjects: 1, cells: Int8Array.from([-1]) }, Uint8Array.from([1]))).toBeNull();
  });
});
