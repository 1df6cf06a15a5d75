import { createNormal, createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { trainVectorGan } from './train-vector-gan.js';

const width = 3;

/** The second column follows the first, the third is on its own; all of mean 0 and deviation 1. */
function vectorsOf(count: number): Float64Array {
  const normal = createNormal(createRandom(5));
  const values = new Float64Array(count * width);
  for (let i = 0; i < count; i++) {
    const [first, own, third] = [normal(), normal(), normal()];
    values.set([first, 0.9 * first + Math.sqrt(1 - 0.81) * own, third], i * width);
  }
  return values;
}

const columnOf = (values: Float64Array, column: number): number[] =>
  Array.from(values).filter((_, i) => i % width === column);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const covariance = (a: readonly number[], b: readonly number[]): number =>
  mean(a.map((value, i) => (value - mean(a)) * ((b[i] ?? 0) - mean(b))));

describe('vectors drawn from a trained GAN', () => {
  const vectors = { width, values: vectorsOf(40) };
  const made = trainVectorGan(vectors, 2_000, 1)(1_000);
  const columns = [0, 1, 2].map((column) => columnOf(made, column));

  it.each([0, 1, 2])('lie and spread as the real ones in column %d', (column) => {
    const own = columns[column] ?? [];
    expect(Math.abs(mean(own) - mean(columnOf(vectors.values, column)))).toBeLessThan(0.4);
    expect(Math.sqrt(covariance(own, own))).toBeGreaterThan(0.5);
    expect(Math.sqrt(covariance(own, own))).toBeLessThan(1.5);
  });

  it('depend on each other as the real ones do', () => {
    const [first = [], second = [], third = []] = columns;
    const correlate = (a: readonly number[], b: readonly number[]): number =>
      covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
    expect(correlate(first, second)).toBeGreaterThan(0.6);
    expect(Math.abs(correlate(first, third))).toBeLessThan(0.5);
  });

  it('are the same from the same seed, and others from another', () => {
    const draw = (seed: number) => trainVectorGan(vectors, 20, seed)(5);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});
