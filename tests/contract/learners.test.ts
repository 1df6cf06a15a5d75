import {
  ArtefactError,
  type Chunk,
  type EncodedWeights,
  type FitProgress,
  type Learner,
  ParameterError,
} from '@classmark/learner';
import { encodeArtefact, type LearnerId, learnerIds, loadLearner } from '@classmark/learners';
import { loadTensorFlow } from '@classmark/tensorflow';
import { describe, expect, it } from 'vitest';
import { documentOf, inChunks, plantDocuments, plantedWords } from './planted-corpus.js';
import { refusals } from './refusals.js';

/** Whose subjects share what is learnt: what is known of one changes the others. */
const sharing: readonly LearnerId[] = ['cnn'];
/** Whose scores are sums of what explanations list. */
const additive: readonly LearnerId[] = ['linear', 'linear-sgd', 'linear-tf'];

const subjects = plantedWords.length;
const corpus = inChunks(plantDocuments(120), 50);
const empty = documentOf('');

function load(id: LearnerId): Promise<Learner> {
  return loadLearner(id, { tensorflow: loadTensorFlow });
}

interface FitOptions {
  readonly chunks?: Iterable<Chunk>;
  readonly seed?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: FitProgress) => void;
}

async function train(learner: Learner, options: FitOptions = {}): Promise<unknown> {
  const { chunks = corpus, seed = 1, signal = new AbortController().signal, onProgress = () => {} } = options;
  return learner.fit(() => chunks, subjects, learner.parseParameters({}), { seed, signal, onProgress });
}

function bytesOf(learner: Learner, weights: unknown): Uint8Array {
  return encodeArtefact({ learner: learner.id, weights: learner.encode(weights), metadata: {} });
}

describe.each(learnerIds)('the learner %s', async (id) => {
  const learner = await load(id);
  const weights = await train(learner);

  it('is the one that was asked for', () => {
    expect(learner.id).toBe(id);
  });

  it.each([...refusals[id], ['colour', 'red', 'is not a parameter of this learner'] as const])(
    'refuses the parameter %s = %j by name, rule and value',
    (name, value, rule) => {
      expect(() => learner.parseParameters({ [name]: value })).toThrow(new ParameterError(name, rule, value));
    },
  );

  it('has a default for every parameter, within its own rules', () => {
    const defaults = learner.parseParameters({});
    expect(learner.parseParameters(defaults)).toEqual(defaults);
  });

  it('learns planted terms: of new documents at least 19 cells in 20 are on the right side', async () => {
    const fitted = await train(learner, { chunks: inChunks(plantDocuments(300), 50) });
    const unseen = plantDocuments(200, 12);
    const scores = learner.decide(
      fitted,
      unseen.map(({ document }) => document),
    );
    const right = unseen.flatMap(({ labels }, i) =>
      plantedWords.map((_, k) => labels.yes.includes(k) === (scores[i * subjects + k] ?? 0) > 0),
    );
    expect(right.filter(Boolean).length).toBeGreaterThanOrEqual(0.95 * right.length);
  });

  it('gives the same bytes for the same corpus and seed', async () => {
    expect(bytesOf(learner, await train(learner))).toEqual(bytesOf(learner, weights));
  });

  it('gives other bytes for another seed', async () => {
    expect(bytesOf(learner, await train(learner, { seed: 2 }))).not.toEqual(bytesOf(learner, weights));
  });

  it.each([1, 7, 120])('gives the same bytes when the corpus comes in chunks of %d', async (size) => {
    const chunks = inChunks(plantDocuments(120), size);
    expect(bytesOf(learner, await train(learner, { chunks }))).toEqual(bytesOf(learner, weights));
  });

  it('lets documents of which nothing is known change nothing', async () => {
    const stranger = {
      document: documentOf('nothing is known here'),
      labels: { yes: new Uint32Array(), no: new Uint32Array() },
    };
    const chunks = inChunks([stranger, ...plantDocuments(120), stranger], 40);
    expect(bytesOf(learner, await train(learner, { chunks }))).toEqual(bytesOf(learner, weights));
  });

  if (!sharing.includes(id)) {
    it('lets a document change nothing for the subjects that are unknown in it', async () => {
      const oneKnown = Array.from({ length: 30 }, () => ({
        document: documentOf('zeppelin zeppelin'),
        labels: { yes: Uint32Array.of(0), no: new Uint32Array() },
      }));
      const fitted = await train(learner, { chunks: inChunks([...plantDocuments(120), ...oneKnown], 40) });
      const scores = learner.decide(fitted, [documentOf('zeppelin'), empty]);
      expect([...scores.subarray(1, subjects)]).toEqual([...scores.subarray(subjects + 1)]);
    });
  }

  it('scores finitely where a subject has one class, and where the corpus is empty', async () => {
    const chunks = inChunks(
      plantDocuments(20).map(({ document }) => ({ document, labels: { yes: Uint32Array.of(0), no: 'rest' as const } })),
      20,
    );
    const fitted = [await train(learner, { chunks }), await train(learner, { chunks: [] })];
    for (const each of fitted) expect(learner.decide(each, [documentOf('enzyme')]).every(Number.isFinite)).toBe(true);
  });

  it('scores an empty document finitely', () => {
    expect(learner.decide(weights, [empty]).every(Number.isFinite)).toBe(true);
  });

  it('scores a document the same alone and among others', () => {
    const documents = plantDocuments(20).map(({ document }) => document);
    const together = learner.decide(weights, [...documents, empty, ...documents]);
    const alone = [...documents, empty, ...documents].flatMap((document) => [...learner.decide(weights, [document])]);
    expect([...together]).toEqual(alone);
  });

  it('scores the same after its weights were encoded and decoded', () => {
    const documents = plantDocuments(20).map(({ document }) => document);
    const decoded = learner.decode(learner.encode(weights));
    expect(learner.decide(decoded, documents)).toEqual(learner.decide(weights, documents));
  });

  it('refuses weights of which a tensor is missing, short, of another type or not finite', () => {
    const encoded = learner.encode(weights);
    for (const damaged of damagedVersions(encoded)) expect(() => learner.decode(damaged)).toThrow(ArtefactError);
  });

  it('refuses weights whose metadata is missing or damaged', () => {
    const encoded = learner.encode(weights);
    for (const key of Object.keys(encoded.metadata)) {
      for (const text of ['', '{', '{}', 'null']) {
        const metadata = { ...encoded.metadata, [key]: text };
        expect(() => learner.decode({ ...encoded, metadata })).toThrow(ArtefactError);
      }
    }
  });

  it('counts the words of a document, and those it knows', () => {
    const counts = learner.countWords(weights, documentOf('glacier study qwertyuiop', 'Study'));
    expect(counts).toEqual({ all: 3, known: 2 });
  });

  it('tells its progress up to the last document of the last pass', async () => {
    const told: FitProgress[] = [];
    await train(learner, { onProgress: (progress) => told.push(progress) });
    const done = told.map((progress) => progress.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    const last = told.at(-1);
    expect(last).toMatchObject({ phase: 'fit', pass: last?.passes, done: last?.total });
    expect(last?.loss).toBeLessThan(told.find(({ loss }) => loss !== null)?.loss ?? 0);
  });

  it('stops within a chunk when aborted while it reads, with the reason of the abort', async () => {
    const abort = new AbortController();
    let read = 0;
    const chunks = (function* () {
      for (const chunk of inChunks(plantDocuments(120), 10)) {
        read += 1;
        if (read === 3) abort.abort(new Error('cancelled by a person'));
        yield chunk;
      }
    })();
    await expect(train(learner, { chunks, signal: abort.signal })).rejects.toThrow('cancelled by a person');
    expect(read).toBe(3);
  });

  it('stops within a report when aborted while it fits', async () => {
    const abort = new AbortController();
    let reports = 0;
    const onProgress = ({ phase }: FitProgress): void => {
      if (phase !== 'fit') return;
      reports += 1;
      abort.abort(new Error('cancelled by a person'));
    };
    await expect(train(learner, { signal: abort.signal, onProgress })).rejects.toThrow('cancelled by a person');
    expect(reports).toBe(1);
  });
});

const explaining = learnerIds.map((id) => [id, load(id)] as const);

describe.each(explaining)('the explanation of %s', async (id, loading) => {
  const learner = await loading;
  if (!learner.capabilities.explain || !learner.explain) return;
  const explain = learner.explain.bind(learner);
  const weights = await train(learner);
  const document = documentOf('Glacier study: the GLACIER shows change', 'Enzyme levels');

  if (additive.includes(id)) {
    it.each([0, 1, 2])('sums, with what an empty document scores, to the score of subject %d', (subject) => {
      const sum = explain(weights, document, subject).reduce((total, { contribution }) => total + contribution, 0);
      const [score, base] = [learner.decide(weights, [document])[subject], learner.decide(weights, [empty])[subject]];
      expect(sum + (base ?? Number.NaN)).toBeCloseTo(score ?? Number.NaN, 9);
    });
  }

  it('names the planted term first, lower-cased, as speaking for its subject', () => {
    const [first] = explain(weights, document, 0);
    expect(first).toMatchObject({ term: 'glacier' });
    expect(first?.contribution).toBeGreaterThan(0);
  });

  it('has terms against a subject too, and the strongest first', () => {
    const sizes = explain(weights, document, 2).map(({ contribution }) => Math.abs(contribution));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(explain(weights, document, 2).some(({ contribution }) => contribution < 0)).toBe(true);
  });

  it('is empty for an empty document', () => {
    expect(explain(weights, empty, 0)).toEqual([]);
  });
});

/** The weights without, with half of, and with another type of each tensor; and with NaN in those of fractions. */
function* damagedVersions(encoded: EncodedWeights): Generator<EncodedWeights> {
  for (const [name, tensor] of Object.entries(encoded.tensors)) {
    const { [name]: _gone, ...others } = encoded.tensors;
    yield { ...encoded, tensors: others };
    const data = tensor.data.slice(0, Math.floor(tensor.data.length / 2));
    yield { ...encoded, tensors: { ...others, [name]: { ...tensor, shape: [data.length], data } } };
    const bytes = new Uint8Array(tensor.data.byteLength);
    yield { ...encoded, tensors: { ...others, [name]: { dtype: 'U8', shape: [bytes.length], data: bytes } } };
    if (tensor.dtype === 'U32') continue;
    yield { ...encoded, tensors: { ...others, [name]: { ...tensor, data: tensor.data.slice().fill(Number.NaN) } } };
  }
}
