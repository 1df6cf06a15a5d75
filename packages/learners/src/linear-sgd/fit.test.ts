import type { Chunk, FitProgress, LearnerDocument } from '@classmark/learner';
import { describe, expect, it } from 'vitest';
import { linearSgdLearner } from './learner.js';

const subjects = 130;

/** Two documents for each subject, with a word of its own among common ones. */
function leafCorpus(): Chunk[] {
  const documents: LearnerDocument[] = [];
  const labels = [];
  for (let i = 0; i < 2 * subjects; i++) {
    const subject = i % subjects;
    documents.push({ id: String(i), title: `study ${i}`, text: `the sign${subject} was seen` });
    labels.push({ yes: Uint32Array.of(subject), no: 'rest' as const });
  }
  return [{ documents, labels }];
}

async function fitLeaves(onProgress: (progress: FitProgress) => void = () => {}, more: object = {}) {
  const parameters = linearSgdLearner.parseParameters({ bits: 16, maxWords: 1, ...more });
  const context = { seed: 1, signal: new AbortController().signal, onProgress };
  return linearSgdLearner.fit(leafCorpus, subjects, parameters, context);
}

describe('a fit of more subjects than are trained together', () => {
  it('learns each of them', async () => {
    const weights = await fitLeaves();
    for (const subject of [0, 64, 65, 129]) {
      const scores = linearSgdLearner.decide(weights, [{ id: '', title: '', text: `the sign${subject} was seen` }]);
      expect(scores.indexOf(Math.max(...scores))).toBe(subject);
    }
  });

  it('counts the passes of all groups in its progress', async () => {
    const told: FitProgress[] = [];
    await fitLeaves((progress) => told.push(progress));
    const last = told.at(-1);
    // 10 passes for each of 3 groups after the one that counts
    expect(last).toMatchObject({ pass: 31, passes: 31, done: 31 * 260, total: 31 * 260 });
  });

  it('keeps far fewer weights than columns × subjects', async () => {
    const { byColumn, row } = await fitLeaves();
    expect(byColumn.weights.length).toBeLessThan(0.2 * row.width * subjects);
  });
});

describe('a fit in which a subject may keep two weights', () => {
  it('keeps the largest, by which it knows its documents', async () => {
    const weights = await fitLeaves(undefined, { mostWeights: 2 });
    expect(weights.byColumn.weights.length).toBe(2 * subjects);
    const scores = linearSgdLearner.decide(weights, [{ id: '', title: '', text: 'the sign65 was seen' }]);
    expect(scores.indexOf(Math.max(...scores))).toBe(65);
  });
});

describe('a fit of 100,000 subjects', () => {
  it('learns those that have documents, and takes no room for all at once', async () => {
    const many = 100_000;
    const documents = Array.from({ length: 20 }, (_, i) => ({
      id: String(i),
      title: '',
      text: `the sign${i} was seen`,
    }));
    const labels = documents.map((_, i) => ({ yes: Uint32Array.of(5_000 * i + 7), no: 'rest' as const }));
    const before = process.memoryUsage().rss;
    const weights = await linearSgdLearner.fit(
      () => [{ documents, labels }],
      many,
      linearSgdLearner.parseParameters({ bits: 12, maxWords: 1, passes: 2 }),
      { seed: 1, signal: new AbortController().signal, onProgress: () => {} },
    );
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(200);
    const scores = linearSgdLearner.decide(weights, documents);
    const best = documents.map((_, i) => {
      const own = scores.subarray(i * many, (i + 1) * many);
      return own.indexOf(own.reduce((most, score) => Math.max(most, score)));
    });
    expect(best).toEqual(labels.map(({ yes }) => yes[0]));
  });
});

describe('class weights', () => {
  it('raise the score of a rare subject', async () => {
    const documents = Array.from({ length: 40 }, (_, i) => ({
      id: String(i),
      title: '',
      text: i < 2 ? 'rare word' : 'word',
    }));
    const labels = documents.map((_, i) => ({
      yes: i < 2 ? Uint32Array.of(0) : new Uint32Array(),
      no: 'rest' as const,
    }));
    const score = async (classWeights: string): Promise<number> => {
      const context = { seed: 1, signal: new AbortController().signal, onProgress: () => {} };
      const weights = await linearSgdLearner.fit(
        () => [{ documents, labels }],
        1,
        linearSgdLearner.parseParameters({ classWeights }),
        context,
      );
      return linearSgdLearner.decide(weights, [{ id: '', title: '', text: 'rare' }])[0] ?? Number.NaN;
    };
    expect(await score('balanced')).toBeGreaterThan(await score('none'));
  });
});
