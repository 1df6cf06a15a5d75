import { createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { ConvolutionScorer } from '../convolution-scorer.js';
import { ConvolutionTrainer, type LabelledBatch } from '../convolution-trainer.js';
import { createNetwork } from '../network.js';
import { createKernelOperations } from './kernel-operations.js';
import type { Operations } from './operations.js';
import { plainOperations } from './plain-operations.js';

const words = 23;
const shape = { dimensions: 12, widths: [1, 3, 4], filters: 8, subjects: 3 };
const random = createRandom(5);
const textOf = (length: number): Uint32Array => Uint32Array.from({ length }, () => random.below(words));
/** Empty, shorter than a window, and longer. */
const texts = [0, 2, 4, 9, 30, 31].map(textOf);
const batch: LabelledBatch = { texts, targets: Int8Array.from({ length: 18 }, () => random.below(3) - 1) };
const network = createNetwork(shape, { intercepts: [0, -1, 1], vectors: Array.from({ length: words }, () => null) }, 3);
const options = {
  ...{ rate: 0.01, dropout: 0.5, yesWeights: Float64Array.of(1, 2, 3), seed: 9 },
  ...{ mostTexts: texts.length, mostWords: 31 },
};

function train(isStatic: boolean, createRoom: () => Operations) {
  const trainer = new ConvolutionTrainer(network, { ...options, isStatic }, createRoom);
  const losses = Array.from({ length: 12 }, () => trainer.learn(batch).loss);
  const scorer = new ConvolutionScorer(trainer.network(), 31, createRoom);
  const scores = texts.map((text) => scorer.score(text));
  const occluded = texts.map((text) => [...scorer.occlude(text, 1)]);
  return { saved: trainer.save(), losses, scores, occluded };
}

describe('the kernel of the convolutional network', () => {
  it.each([false, true])('gives the same bits as its twin (static vectors: %s)', (isStatic) => {
    expect(train(isStatic, createKernelOperations)).toEqual(train(isStatic, () => plainOperations));
  });
});

describe('a convolutional network', () => {
  it('lowers the loss of what it learns', () => {
    const { losses } = train(false, createKernelOperations);
    expect(losses.at(-1)).toBeLessThan(0.7 * (losses[0] ?? 0));
  });

  it('leaves vectors alone that are to stay as they are', () => {
    expect(train(true, createKernelOperations).saved.words.values).toEqual(network.words);
    expect(train(false, createKernelOperations).saved.words.values).not.toEqual(network.words);
  });

  it('scores a text by its own words, whatever was scored before', () => {
    const scorer = new ConvolutionScorer(network, 31);
    const alone = texts.map((text) => new ConvolutionScorer(network, 31).score(text));
    expect(texts.map((text) => scorer.score(text))).toEqual(alone);
  });

  it('says of each word by how much the score falls where it is blank', () => {
    const scorer = new ConvolutionScorer(network, 31);
    const text = Uint32Array.of(4, 7, 4);
    const lower = scorer.occlude(text, 2);
    expect([...lower.keys()]).toEqual([4, 7]);
    // A window of one word that is blank finds what nothing finds; of windows of three there is one.
    const nothing = scorer.score(new Uint32Array(0))[2] ?? Number.NaN;
    const whole = scorer.score(Uint32Array.of(4))[2] ?? Number.NaN;
    expect(scorer.occlude(Uint32Array.of(4), 2).get(4)).toBeCloseTo(whole - nothing, 12);
  });
});
