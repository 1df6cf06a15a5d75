import { trainVectorGan } from '@classmark/gan';
import { createNormal, createRandom } from '@classmark/math';
import { createLocalSpace } from './local-space.js';
import type { PositiveRows } from './positive-rows.js';
import type { Enlargement } from './strategies.js';

/** How much of each positive a synthetic row is made of, `[positives]`. */
export type Mix = Float64Array;

/** Makes so many mixes of a subject's positives. */
type MakeMixes = (positives: PositiveRows, count: number, seed: number) => Mix[];

const neighbours = 5;
/** In deviations of the positives in each dimension. */
const noiseSd = 0.5;
const ganSteps = 300;

/** SMOTE (Chawla et al. 2002): a place between a positive and one of its nearest. */
const mixNeighbours: MakeMixes = ({ products, places }, count, seed) => {
  const random = createRandom(seed);
  const n = places.length;
  const nearest = places.map((_, i) => nearestOf(i, products.subarray(i * n, (i + 1) * n)));
  return Array.from({ length: count }, (_, made) => {
    const mix = new Float64Array(n);
    const own = made % n;
    const share = random.next();
    mix[own] += 1 - share;
    mix[nearest[own][random.below(nearest[own].length)]] += share;
    return mix;
  });
};

/** Rows have about the same length, so the largest products are the nearest. */
function nearestOf(own: number, products: Float64Array): number[] {
  const others = [...products.keys()].filter((i) => i !== own);
  return others.sort((a, b) => products[b] - products[a] || a - b).slice(0, neighbours);
}

/** A positive with Gaussian noise in the positives' space. */
const mixNoise: MakeMixes = ({ products, places }, count, seed) => {
  const normal = createNormal(createRandom(seed));
  const n = places.length;
  const space = createLocalSpace(products, n);
  return Array.from({ length: count }, (_, made) => {
    const mix = new Float64Array(n);
    mix[made % n] = 1;
    const noise = Float64Array.from({ length: space.dimensions }, () => noiseSd * normal());
    space.addToMix(mix, noise, false);
    return mix;
  });
};

/** What a GAN draws that was trained on the positives in their space. */
const mixDrawn: MakeMixes = ({ products, places }, count, seed) => {
  const n = places.length;
  const { dimensions, vectors, addToMix } = createLocalSpace(products, n);
  const drawn = trainVectorGan({ width: dimensions, values: vectors }, ganSteps, seed)(count);
  return Array.from({ length: count }, (_, made) => {
    const mix = new Float64Array(n);
    addToMix(mix, drawn.subarray(made * dimensions, (made + 1) * dimensions), true);
    return mix;
  });
};

export const makeMixes: Readonly<Record<Enlargement, MakeMixes>> = {
  smote: mixNeighbours,
  noise: mixNoise,
  gan: mixDrawn,
};
