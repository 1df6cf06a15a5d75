import { ArtefactError, type Checkpoint, type Chunk, type CountedLabels, type Learner } from '@classmark/learner';
import { decodeArtefact, encodeArtefact, type LearnerId, learnerIds, loadLearner } from '@classmark/learners';
import { loadTensorFlow } from '@classmark/tensorflow';
import { describe, expect, it } from 'vitest';
import { inChunks, plantDocuments, plantedWords } from './planted-corpus.js';

const subjects = plantedWords.length;
const corpus = inChunks(plantDocuments(400), 60);
type Setting = readonly [what: string, input: Record<string, unknown>];
const ofSgd: readonly Setting[] = [
  ['as they are by default', {}],
  ['of one pass without counting', { weighting: 'log-count', passes: 1 }],
  ['with runs of characters', { characters: 'runs', passes: 3 }],
  ['with runs of characters in one pass', { characters: 'runs', weighting: 'log-count', passes: 1 }],
  ['with AdaGrad', { optimiser: 'adagrad', passes: 3 }],
  ['with means of weights', { averaging: true, schedule: 'inverse-sqrt', passes: 3 }],
  ['with an elastic net', { penalty: 'elastic-net', passes: 3 }],
  ['of a sample of negatives', { loss: 'log', classWeights: 'undersample', negatives: 1, passes: 3 }],
];
const ofCnn: readonly Setting[] = [
  ['of some passes', { passes: 4, batchDocuments: 8 }],
  ['with what was left to the corpus', { widths: [1], filters: 8, dimensions: 8, patience: 1, learningRate: 0.02 }],
];
const settings: Readonly<Record<LearnerId, readonly Setting[]>> = {
  linear: [],
  'linear-sgd': ofSgd,
  'linear-tf': [],
  cnn: ofCnn,
};

/** Documents so long that seven of them fill a block, where documents are said to be many. */
const longCorpus = inChunks(
  plantDocuments(56).map(({ document, labels }, i) => {
    const numbers = Array.from({ length: 20_000 }, (_, n) => `n${(i * 7919 + n * 31) % 200_000}`);
    return { document: { ...document, text: `${document.text} ${numbers.join(' ')}` }, labels };
  }),
  7,
);
const many = {
  documents: 60_000,
  positives: new Uint32Array(3).fill(20_000),
  negatives: new Uint32Array(3).fill(40_000),
};

interface FitOptions {
  readonly chunks?: readonly Chunk[];
  readonly counted?: CountedLabels;
  readonly seed?: number;
  readonly resumeFrom?: Checkpoint;
  readonly onCheckpoint?: (take: () => Promise<Checkpoint>) => Promise<void>;
}

async function train(
  learner: Learner,
  input: unknown,
  { seed = 1, chunks = corpus, ...options }: FitOptions = {},
): Promise<Uint8Array> {
  const context = { seed, signal: new AbortController().signal, onProgress: () => {}, ...options };
  const weights = await learner.fit(() => chunks, subjects, learner.parseParameters(input), context);
  return encodeArtefact({ learner: learner.id, weights: learner.encode(weights), metadata: {} });
}

/** A checkpoint as an app gets it back that has stored it in a file. */
function stored(learner: Learner, checkpoint: Checkpoint): Checkpoint {
  return decodeArtefact(encodeArtefact({ learner: learner.id, weights: checkpoint, metadata: {} })).weights;
}

const learners = await Promise.all(
  learnerIds.map(async (id) => [id, await loadLearner(id, { tensorflow: loadTensorFlow })] as const),
);
const resuming = learners.filter(([, { capabilities }]) => capabilities.resume);

describe.each(resuming)('a fit of %s that is killed', (id, learner) => {
  it.each(settings[id])('goes on from each checkpoint to the same bytes, with parameters %s', async (_what, input) => {
    const checkpoints: Checkpoint[] = [];
    const whole = await train(learner, input, { onCheckpoint: async (take) => void checkpoints.push(await take()) });
    expect(checkpoints.length).toBeGreaterThan(0);
    for (const checkpoint of checkpoints) {
      expect(await train(learner, input, { resumeFrom: stored(learner, checkpoint) })).toEqual(whole);
    }
  });

  if (id === 'linear-sgd') {
    it('goes on from between two blocks of a pass to the same bytes', async () => {
      const checkpoints: Checkpoint[] = [];
      const options = { chunks: longCorpus, counted: many };
      const input = { bits: 18, passes: 2 };
      const whole = await train(learner, input, {
        ...options,
        onCheckpoint: async (take) => void checkpoints.push(await take()),
      });
      expect(checkpoints.length).toBeGreaterThan(7);
      for (const resumeFrom of checkpoints) {
        expect(Buffer.from(await train(learner, input, { ...options, resumeFrom })).equals(whole)).toBe(true);
      }
    });
  }

  it('does not go on from what another seed or other parameters made', async () => {
    const checkpoints: Checkpoint[] = [];
    await train(learner, { passes: 1 }, { onCheckpoint: async (take) => void checkpoints.push(await take()) });
    const [resumeFrom] = checkpoints;
    await expect(train(learner, { passes: 1 }, { seed: 2, resumeFrom })).rejects.toThrow(ArtefactError);
    await expect(train(learner, { passes: 2 }, { resumeFrom })).rejects.toThrow(ArtefactError);
  });
});
