import type { Chunk, DocumentLabels } from '@classmark/learner';
import { learnerIds, loadLearner } from '@classmark/learners';
import { loadTensorFlow } from '@classmark/tensorflow';
import { describe, expect, it } from 'vitest';
import { documentOf, inChunks, plantDocuments, plantedWords } from './planted-corpus.js';

const subjects = plantedWords.length;
const corpus = inChunks(plantDocuments(200), 50);
const others = plantDocuments(30, 12).map(({ document }) => document);
const learners = await Promise.all(learnerIds.map((id) => loadLearner(id, { tensorflow: loadTensorFlow })));
const updating = learners.flatMap(({ id, update, ...learner }) =>
  learner.capabilities.update && update ? [[id, { ...learner, update }] as const] : [],
);

/** The same document decided `times` over. */
function decided(text: string, labels: Partial<DocumentLabels>, times = 1): Chunk {
  const own = { yes: new Uint32Array(), no: new Uint32Array(), ...labels };
  return {
    documents: Array.from({ length: times }, () => documentOf(text)),
    labels: Array.from({ length: times }, () => own),
  };
}

describe.each(updating)('an update of %s', (_id, learner) => {
  const { update } = learner;

  describe.each(['tf-idf', 'log-count'])('with features by %s', async (weighting) => {
    const parameters = learner.parseParameters({ weighting });
    const context = { seed: 1, signal: new AbortController().signal, onProgress: () => {} };
    const weights = await learner.fit(() => corpus, subjects, parameters, context);
    const score = (of: unknown, text: string): number[] => [...learner.decide(of, [documentOf(text)])];
    const text = 'a moraine before the mountain';

    it('moves the scores of a document toward what was decided', () => {
      const updated = update(
        weights,
        decided(text, { yes: Uint32Array.of(0), no: Uint32Array.of(2) }),
        subjects,
        parameters,
      );
      const [before, after] = [score(weights, text), score(updated, text)];
      expect(after[0]).toBeGreaterThan(before[0] ?? Number.NaN);
      expect(after[2]).toBeLessThan(before[2] ?? Number.NaN);
    });

    it('learns a decision that is made again and again', () => {
      const updated = update(weights, decided(text, { yes: Uint32Array.of(0) }, 40), subjects, parameters);
      expect(score(updated, text)[0]).toBeGreaterThan(0.5);
    });

    it('leaves the subjects as they are that were not decided', () => {
      const updated = update(weights, decided(text, { yes: Uint32Array.of(0) }), subjects, parameters);
      expect(score(updated, 'glacier study')[1]).toBeCloseTo(score(weights, 'glacier study')[1] ?? Number.NaN, 9);
    });

    it('leaves the scores of other documents nearly as they were', () => {
      const updated = update(weights, decided(text, { yes: Uint32Array.of(0), no: 'rest' }), subjects, parameters);
      const [before, after] = [learner.decide(weights, others), learner.decide(updated, others)];
      const moved = [...after].map((each, cell) => Math.abs(each - (before[cell] ?? Number.NaN)));
      expect(Math.max(...moved)).toBeLessThan(0.1);
    });

    it('begins subjects that are new', () => {
      const chunk = decided('the tram stops at the bridge', { yes: Uint32Array.of(subjects), no: 'rest' }, 40);
      const updated = update(weights, chunk, subjects + 1, parameters);
      expect(score(updated, 'a tram on the bridge')).toHaveLength(subjects + 1);
      expect(score(updated, 'a tram on the bridge')[subjects]).toBeGreaterThan(
        score(updated, 'glacier study shows change')[subjects] ?? Number.NaN,
      );
      expect(score(updated, 'glacier study shows change')[0]).toBeGreaterThan(0);
    });

    it('gives weights that can be stored and updated again', () => {
      const updated = update(weights, decided(text, { yes: Uint32Array.of(0) }), subjects + 1, parameters);
      const decoded = learner.decode(learner.encode(updated));
      expect(learner.decide(decoded, others)).toEqual(learner.decide(updated, others));
      const again = decided(text, { yes: Uint32Array.of(subjects) });
      expect(learner.decide(update(decoded, again, subjects + 1, parameters), others)).toEqual(
        learner.decide(update(updated, again, subjects + 1, parameters), others),
      );
    });

    it('knows the words that it has learnt from', () => {
      const updated = update(weights, decided('qwertyuiop', { yes: Uint32Array.of(0) }), subjects, parameters);
      expect(learner.countWords(updated, documentOf('qwertyuiop'))).toEqual({ all: 1, known: 1 });
    });

    it('changes nothing where nothing is known, and the weights that it began from never', () => {
      const before = learner.decide(weights, others);
      expect(learner.decide(update(weights, decided(text, {}), subjects, parameters), others)).toEqual(before);
      update(weights, decided(text, { yes: Uint32Array.of(0), no: 'rest' }, 5), subjects, parameters);
      expect(learner.decide(weights, others)).toEqual(before);
    });
  });

  it('forgets by its decay', async () => {
    const learn = async (updateDecay: number) => {
      const parameters = learner.parseParameters({ updateDecay });
      const context = { seed: 1, signal: new AbortController().signal, onProgress: () => {} };
      const weights = await learner.fit(() => corpus, subjects, parameters, context);
      return learner.decide(update(weights, decided('moraine', { no: Uint32Array.of(1) }, 20), subjects, parameters), [
        documentOf('glacier'),
      ])[0];
    };
    expect(await learn(0.01)).toBeLessThan((await learn(0)) ?? Number.NaN);
  });
});
