import { createRandom, KernelMemory } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { SequenceBuilder } from '../corpus/sequence-builder.js';
import { nearestWords } from '../nearest-words.js';
import { learnSequences } from './learn-sequences.js';
import { architectures, defaultWord2Vec } from './settings.js';
import { trainWord2Vec, WordVectorsTooLargeError } from './train-word2vec.js';
import { Word2VecKernel } from './word2vec-kernel.js';
import { createSharedState, createThreadState, reseed } from './word2vec-state.js';

const topics = [
  ['harvest', 'grain', 'field', 'plough', 'barley', 'tractor'],
  ['orbit', 'rocket', 'moon', 'launch', 'capsule', 'astronaut'],
  ['violin', 'concert', 'melody', 'orchestra', 'quartet', 'sonata'],
];
/** Each stands for the same thing as the other, and the texts use either at random. */
const synonyms = [
  ['farmer', 'grower'],
  ['spaceship', 'spacecraft'],
  ['composer', 'songwriter'],
];

function plantedTexts(count: number): string[] {
  const random = createRandom(5);
  const pick = (words: readonly string[]): string => words[random.below(words.length)] ?? '';
  return Array.from({ length: count }, () => {
    const topic = random.below(topics.length);
    const words = Array.from({ length: 12 }, () => pick((random.below(4) === 0 ? synonyms : topics)[topic] ?? []));
    return words.join(' ');
  });
}

function sequencesOf(texts: readonly string[], leastCount = 1) {
  const builder = new SequenceBuilder();
  for (const text of texts) builder.add(text);
  return builder.finish(leastCount);
}

const context = { signal: new AbortController().signal, onProgress: () => {} };
const small = { ...defaultWord2Vec, dimensions: 20, sample: 0, epochs: 30 };

describe.each(architectures)('word2vec by %s', (architecture) => {
  // Cbow learns once a word, skip-grams once a neighbour.
  const settings = { ...small, architecture, epochs: architecture === 'cbow' ? 60 : 30 };

  it('gives words that are used alike the nearest vectors', async () => {
    const vectors = await trainWord2Vec(sequencesOf(plantedTexts(300)), settings, context);
    for (const [one = '', other = ''] of synonyms) {
      const topic = topics[synonyms.findIndex(([first]) => first === one)] ?? [];
      const near = nearestWords(vectors, one, topic.length + 1).map(({ word }) => word);
      expect(new Set(near)).toEqual(new Set([...topic, other]));
    }
  });

  it('gives the same vectors for the same seed, and others for another', async () => {
    const sequences = sequencesOf(plantedTexts(20));
    const [first, again, other] = await Promise.all(
      [1, 1, 2].map((seed) => trainWord2Vec(sequences, { ...settings, epochs: 1, seed }, context)),
    );
    expect(again).toEqual(first);
    expect(other?.vectors).not.toEqual(first?.vectors);
  });

  it('has the same bits in the kernel and in TypeScript', () => {
    const sequences = sequencesOf(plantedTexts(20));
    const own = { ...settings, dimensions: 13, sample: 0.01 };
    const memory = new KernelMemory({ mostMebibytes: 16 });
    const byKernel = createThreadState(createSharedState(sequences, own, memory), memory);
    const plain = createThreadState(createSharedState(sequences, own, null), null);
    for (const state of [byKernel, plain]) reseed(state, 77);
    const count = sequences.starts.length - 1;
    new Word2VecKernel(memory).learn(byKernel, 0, count, 0.03);
    learnSequences(plain, 0, count, 0.03);
    expect(plain.shared.inputs.some((value) => value !== 0)).toBe(true);
    expect(byKernel.shared.inputs).toEqual(plain.shared.inputs);
    expect(byKernel.shared.outputs).toEqual(plain.shared.outputs);
  });
});

it('training ends where it is aborted', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(trainWord2Vec(sequencesOf(plantedTexts(20)), small, { ...context, signal })).rejects.toThrow('enough');
});

it('more words than there is memory for are refused before it is taken', async () => {
  const words = new Array<string>(1_100_000).fill('sea');
  const sequences = { ...sequencesOf(plantedTexts(1)), words };
  const training = trainWord2Vec(sequences, { ...small, dimensions: 500 }, context);
  await expect(training).rejects.toThrow(WordVectorsTooLargeError);
});

describe('the words of texts', () => {
  it('are lower-cased, the most frequent first, without the rare ones', () => {
    const { words, counts, tokens, starts } = sequencesOf(['The sea, the SEA.', 'A whale of the sea'], 2);
    expect([words, [...counts]]).toEqual([
      ['the', 'sea'],
      [3, 3],
    ]);
    expect([[...tokens], [...starts]]).toEqual([
      [0, 1, 0, 1, 0, 1],
      [0, 4, 6],
    ]);
  });

  it('are the most frequent ones where there are more than are wanted', () => {
    const builder = new SequenceBuilder();
    builder.add('the whale, a sea, the sea, the ship');
    const { words, tokens } = builder.finish(1, 2);
    expect([words, [...tokens]]).toEqual([
      ['the', 'sea'],
      [0, 1, 0, 1, 0],
    ]);
  });
});
