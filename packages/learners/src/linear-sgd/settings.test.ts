import type { DocumentLabels, LearnerDocument } from '@classmark/learner';
import { createRandom } from '@classmark/math';
import { describe, expect, it } from 'vitest';
import { linearSgdLearner } from './learner.js';

const words = 'study shows results effect model area change new group measure level time method'.split(' ');

/** Documents of common words; in one of `oneIn` the word "comet" gives the only subject away. */
function comets(
  count: number,
  oneIn: number,
  seed: number,
): { documents: LearnerDocument[]; labels: DocumentLabels[] } {
  const random = createRandom(seed);
  const documents: LearnerDocument[] = [];
  const labels: DocumentLabels[] = [];
  for (let i = 0; i < count; i++) {
    const isComet = random.below(oneIn) === 0;
    const text = Array.from({ length: 10 }, () => words[random.below(words.length)]);
    documents.push({ id: String(i), title: '', text: [...text, ...(isComet ? ['comet'] : [])].join(' ') });
    labels.push({ yes: isComet ? Uint32Array.of(0) : new Uint32Array(), no: 'rest' });
  }
  return { documents, labels };
}

async function fitComets(input: Record<string, unknown>, oneIn = 5) {
  const parameters = linearSgdLearner.parseParameters(input);
  const context = { seed: 1, signal: new AbortController().signal, onProgress: () => {} };
  return linearSgdLearner.fit(() => [comets(600, oneIn, 1)], 1, parameters, context);
}

describe('a fit', () => {
  it.each([
    { weighting: 'count' },
    { weighting: 'log-count' },
    { weighting: 'log-count', minDocuments: 5 },
    { weighting: 'tf-idf', maxWords: 1 },
    { signedHash: true, bits: 12 },
    { stopWords: 'english' },
    { loss: 'squared-hinge' },
    { loss: 'log' },
    { loss: 'modified-huber' },
    { penalty: 'l1' },
    { penalty: 'elastic-net', l1Ratio: 0.5 },
    { penalty: 'none' },
    { averaging: true, schedule: 'inverse-sqrt' },
    { optimiser: 'adagrad', rate: 2 },
    { classWeights: 'balanced' },
    { classWeights: 'undersample', loss: 'log', negatives: 2 },
  ])('learns what gives a subject away with %j', async (input) => {
    const weights = await fitComets(input);
    const { documents, labels } = comets(200, 5, 2);
    const scores = linearSgdLearner.decide(weights, documents);
    const ranked = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    const positives = labels.filter(({ yes }) => yes.length > 0).length;
    expect(ranked.slice(0, positives).every((i) => labels[i]?.yes.length === 1)).toBe(true);
  });

  it('keeps fewer weights with L1', async () => {
    const [l1, l2] = await Promise.all([fitComets({ penalty: 'l1' }), fitComets({ penalty: 'l2' })]);
    expect(l1.byColumn.weights.length).toBeLessThan(l2.byColumn.weights.length);
  });

  it('puts the intercept right where it learns a sample of the negatives', async () => {
    const { documents } = comets(400, 30, 3);
    const share = async (input: Record<string, unknown>): Promise<number> => {
      const scores = linearSgdLearner.decide(await fitComets({ loss: 'log', ...input }, 30), documents);
      return scores.reduce((sum, score) => sum + 1 / (1 + Math.exp(-score)), 0) / documents.length;
    };
    const [all, sampled] = [await share({}), await share({ classWeights: 'undersample', negatives: 1 })];
    expect(Math.abs(sampled - all)).toBeLessThan(0.03);
  });

  it('does without a pass that counts where it is told what it would count', async () => {
    let reads = 0;
    const { documents, labels } = comets(100, 5, 1);
    const counted = { documents: 100_000, positives: Uint32Array.of(20_000), negatives: Uint32Array.of(80_000) };
    const context = { seed: 1, signal: new AbortController().signal, onProgress: () => {}, counted };
    const corpus = () => {
      reads += 1;
      return [{ documents, labels }];
    };
    await linearSgdLearner.fit(corpus, 1, linearSgdLearner.parseParameters({ passes: 1, characters: 'none' }), context);
    expect(reads).toBe(1);
  });
});
