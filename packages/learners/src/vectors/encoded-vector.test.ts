import type { Chunk, LearnerDocument } from '@classmark/learner';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLinearLearner } from '../linear/learner.js';
import type { LinearWeights } from '../linear-scoring/weights.js';

const learner = createLinearLearner({ encoder: { sha256: 'e', dimensions: 2 } });
const plain = createLinearLearner();
const wordVectors = { words: ['whale'], dimensions: 1, vectors: Float32Array.of(1) };

/** Documents of whales and of rockets, whose vectors differ as their words do. */
const documents = Array.from({ length: 40 }, (_, i): LearnerDocument => {
  const isWhale = i % 2 === 0;
  const text = isWhale ? `whale sea ${i}` : `rocket moon ${i}`;
  return { id: `${i}`, title: '', text, vector: Float32Array.of(isWhale ? 0.9 : 0.1, (i % 7) / 7) };
});
const chunk: Chunk = {
  documents,
  labels: documents.map((_, i) => ({ yes: Uint32Array.from(i % 2 === 0 ? [0] : []), no: 'rest' })),
};

const context = { seed: 1, signal: new AbortController().signal, onProgress: () => {} };

async function fit(own: typeof learner, parameters: object = {}): Promise<LinearWeights> {
  return own.fit(() => [chunk], 1, own.parseParameters(parameters), context);
}

describe("an encoder's vector", () => {
  const like = (x: number): LearnerDocument => ({ id: '', title: '', text: 'whale', vector: Float32Array.of(x, 0.5) });
  let weights: LinearWeights;
  beforeAll(async () => {
    weights = await fit(learner, { vectorWeight: 0.7 });
  });

  it('adds to a score what its explanation says', () => {
    const [scoreA = 0, scoreB = 0] = learner.decide(weights, [like(0.9), like(0.1)]);
    const [a, b] = [like(0.9), like(0.1)].map((document) => learner.explainWhole?.(weights, document, 0) ?? Number.NaN);
    expect((a ?? 0) - (b ?? 0)).toBeCloseTo(scoreA - scoreB, 10);
    expect(a).toBeGreaterThan(b ?? 0);
  });

  it('is not spoken of where there is none', async () => {
    const { vector: _, ...document } = like(0.9);
    expect(plain.explainWhole?.(await fit(plain), document, 0)).toBeNull();
  });
});

it.each([
  ['an encoder', learner, 0.5],
  ['word vectors', createLinearLearner({ wordVectors }), 0.7],
  ['neither', plain, 0],
])('the vector of %s has its usual weight where none is given', async (_origin, own, vectorWeight) => {
  expect(await own.settle(() => [chunk], 1, own.parseParameters({}), context)).toMatchObject({ vectorWeight });
});
