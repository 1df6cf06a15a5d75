import type { Checkpoint, Corpus } from '@classmark/learner';
import {
  decodeArtefact,
  encodeArtefact,
  encodeVersion,
  type LearnerId,
  learnerIds,
  loadLearner,
  loadRecipe,
  type TrainingRequest,
  trainClassifiers,
} from '@classmark/learners';
import { loadTensorFlow } from '@classmark/tensorflow';
import { describe, expect, it } from 'vitest';
import { inChunks, type LabelledDocument, plantDocuments, plantedWords } from './planted-corpus.js';

const backends = { tensorflow: loadTensorFlow };
const documents = 1_000;
const later = 20;
/** Of the learners that take checkpoints. */
const passes = 10;
const parameters: Readonly<Record<LearnerId, Record<string, unknown>>> = {
  linear: {},
  'linear-sgd': { blockBytes: 2 ** 16, passes },
  'linear-tf': { bits: 12, passes: 20 },
  cnn: { widths: [1], filters: 32, dimensions: 32, passes, learningRate: 0.01 },
};

const steady = plantDocuments(documents);
/** The last documents have the words of the first subject, and are said not to have the subject. */
const drifting = steady.map(({ document, labels }, i): LabelledDocument => {
  const yes = i < documents - later ? labels.yes : labels.yes.filter((subject) => subject !== 0);
  return { document, labels: { ...labels, yes } };
});

function requestFor(planted: readonly LabelledDocument[]): Omit<TrainingRequest, 'recipe'> {
  const count = (subject: number) => planted.filter(({ labels }) => labels.yes.includes(subject)).length;
  const positives = Uint32Array.from(plantedWords.keys(), count);
  const training: Corpus = () => inChunks(planted, 60);
  const labelledByYesCount = [0, 1, 2, 3].map((n) => planted.filter(({ labels }) => labels.yes.length === n).length);
  return {
    ...{ subjects: plantedWords, training, targetPrecision: 0.8, seed: 1 },
    streamed: {
      ...{ documents, labelled: documents, positives, negatives: positives.map((n) => documents - n) },
      labelledByYesCount,
      sample: { documents: [], labels: [] },
    },
    signal: new AbortController().signal,
    onProgress: () => {},
  };
}

async function train(id: LearnerId, planted: readonly LabelledDocument[], more: Partial<TrainingRequest> = {}) {
  const recipe = await loadRecipe(id, parameters[id], backends);
  const result = await trainClassifiers({ ...requestFor(planted), recipe, ...more });
  return { ...result, bytes: encodeVersion({ ...result, provenance: {} }) };
}

const reasonsOf = ({ classifiers }: Awaited<ReturnType<typeof train>>) =>
  classifiers.map((classifier) => (classifier.state === 'trained' ? (classifier.reviewOnly?.code ?? null) : 'skipped'));

describe.each(learnerIds)('a streamed training by %s', (id) => {
  it('promises what the documents that came last bear out', async () => {
    expect(reasonsOf(await train(id, steady))).toEqual([null, null, null]);
  });

  it('makes the subject review only whose promise they contradict, with the reason', async () => {
    expect(reasonsOf(await train(id, drifting))).toEqual(['not-kept-later', null, null]);
  });
});

it('a streamed training with an encoder promises by its vectors, too', async () => {
  const encoded = steady.map(({ document, labels }): LabelledDocument => {
    const vector = Float32Array.from(plantedWords.keys(), (subject) => Number(labels.yes.includes(subject)));
    return { document: { ...document, vector }, labels };
  });
  const encoder = { sha256: 'e'.repeat(64), dimensions: plantedWords.length };
  const recipe = await loadRecipe('linear', {}, { encoder });
  expect(reasonsOf(await train('linear', encoded, { recipe }))).toEqual([null, null, null]);
});

const resuming = await Promise.all(learnerIds.map(async (id) => [id, await loadLearner(id, backends)] as const));

describe.each(resuming.flatMap(([id, { capabilities }]) => (capabilities.resume ? [id] : [])))(
  'a streamed training by %s that is killed',
  (id) => {
    it('goes on from each checkpoint, inside a pass, too, to the same thresholds and bytes', async () => {
      const taken: Checkpoint[] = [];
      const offer = async (take: () => Promise<Checkpoint>) => void taken.push(await take());
      const whole = await train(id, drifting, { checkpoints: { last: null, offer } });
      expect(taken.length).toBeGreaterThan(passes);
      for (const checkpoint of taken) {
        const last = decodeArtefact(encodeArtefact({ learner: id, weights: checkpoint, metadata: {} })).weights;
        const resumed = await train(id, drifting, { checkpoints: { last, offer: () => {} } });
        expect(Buffer.from(resumed.bytes).equals(whole.bytes)).toBe(true);
      }
    });
  },
);
