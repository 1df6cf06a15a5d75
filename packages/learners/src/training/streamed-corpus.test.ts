import type { Chunk } from '@classmark/learner';
import { describe, expect, it, vi } from 'vitest';
import {
  corpusOf,
  type Example,
  examples,
  requestForExamples,
  VotingLearner,
  votedSubjects,
} from '../testing/voting-learner.js';
import type { LabelCounts } from './label-survey.js';
import { type TrainingResult, trainClassifiers } from './train-classifiers.js';
import type { TrainingProgress } from './training-progress.js';

function countLabels(list: readonly Example[]): LabelCounts {
  const count = (subject: number): number => list.filter(({ yes }) => yes.includes(subject)).length;
  const positives = Uint32Array.from(votedSubjects.keys(), count);
  const labelledByYesCount = [0, 1, 2, 3].map((n) => list.filter(({ yes }) => yes.length === n).length);
  const sample = { documents: [], labels: [] };
  const isSaid = (subject: number): number => list.filter(({ unknown }) => !unknown?.includes(subject)).length;
  const negatives = positives.map((n, subject) => isSaid(subject) - n);
  return { documents: list.length, labelled: list.length, positives, negatives, labelledByYesCount, sample };
}

interface Streamed {
  readonly list: readonly Example[];
  readonly learner?: VotingLearner;
  readonly training?: ReturnType<typeof corpusOf>;
  readonly onProgress?: (progress: TrainingProgress) => void;
}

function trainStreamed({ list, learner = new VotingLearner(), ...overrides }: Streamed): Promise<TrainingResult> {
  return trainClassifiers({
    ...requestForExamples({ training: corpusOf(list), ...overrides }),
    recipe: { listSettings: async () => [{ learner, parameters: null }], f1Rule: 'calibrated' },
    streamed: countLabels(list),
  });
}

const idsFrom = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => `${from + i}`);

function reasonOf({ classifiers: [whales] }: TrainingResult) {
  return whales?.state === 'trained' ? whales.reviewOnly : 'skipped';
}

describe('a streamed corpus', () => {
  it('is read and fitted once, without the documents that calibrate and those that come last', async () => {
    const learner = new VotingLearner();
    const list = examples(400);
    const training = vi.fn(corpusOf(list));
    const { calibratedOn } = await trainStreamed({ list, learner, training });
    const [fitted = []] = learner.fits;
    const asked = learner.decisions.map(({ id }) => id);
    expect([calibratedOn, learner.fits.length, fitted.length + asked.length]).toEqual(['sample', 1, 400]);
    expect(asked.filter((id) => fitted.includes(id))).toEqual([]);
    expect(asked.length / 400).toBeCloseTo(0.1, 1);
    expect(training).toHaveBeenCalledTimes(1);
  });

  it.each([
    { documents: 400, later: 8 },
    { documents: 102_000, later: 2_000 },
  ])('of $documents documents keeps the last $later to check what is promised', async ({ documents, later }) => {
    const learner = new VotingLearner();
    const list = examples(documents).map((example) => ({ ...example, text: example.text.replace(/\d+$/, '') }));
    await trainStreamed({ list, learner });
    const asked = learner.decisions.map(({ id }) => id);
    expect(asked.slice(-later)).toEqual(idsFrom(documents - later, documents));
    expect(learner.fits[0]?.slice(-50)).toEqual(expect.arrayContaining([`${documents - later - 1}`]));
  });

  it('promises no precision that the documents that come last contradict, and says so', async () => {
    const renamed = examples(1_000).map((e, i) => (i >= 980 && e.yes.includes(0) ? { ...e, yes: [1] } : e));
    expect(reasonOf(await trainStreamed({ list: renamed }))).toEqual({
      code: 'not-kept-later',
      later: { predictions: 10, hits: 0 },
      precision: 0.8,
    });
  });

  it('checks what it promises whatever the documents before say of subjects that cannot be learnt', async () => {
    const list = examples(1_000).map((e, i): Example => {
      if (i % 20 === 0) return { ...e, yes: [2], unknown: [0, 1] };
      const { yes } = e;
      return { ...e, yes: i >= 980 && yes.includes(0) ? [1] : yes.filter((subject) => subject < 2), unknown: [2] };
    });
    expect(reasonOf(await trainStreamed({ list }))).toMatchObject({ code: 'not-kept-later', later: { hits: 0 } });
  });

  it('promises what the documents that come last bear out', async () => {
    expect(reasonOf(await trainStreamed({ list: examples(1_000) }))).toBeNull();
  });

  it('learns most of a subject that only the documents that come last have, and checks on the others', async () => {
    const learner = new VotingLearner();
    const list = examples(1_000).map((e, i): Example => ({ ...e, yes: i < 990 ? [i < 490 ? 0 : 1] : [2] }));
    const { classifiers } = await trainStreamed({ list, learner });
    const isLast = (id: string): boolean => Number(id) >= 990;
    const [learnt, held] = [learner.fits[0]?.filter(isLast), learner.decisions.map(({ id }) => id).filter(isLast)];
    expect([classifiers[2]?.state, learnt?.length, held.slice(-1)]).toEqual(['trained', 6, ['999']]);
  });

  it('learns most of what only the documents that come last deny', async () => {
    const learner = new VotingLearner();
    const list = examples(1_000).map(
      (e, i): Example => (i < 990 ? { ...e, yes: [i % 2], unknown: [1 - (i % 2), 2] } : { ...e, yes: [i % 2] }),
    );
    await trainStreamed({ list, learner });
    expect(learner.fits[0]?.filter((id) => Number(id) >= 990).length).toBeGreaterThanOrEqual(6);
  });

  it('checks on the documents that come last though one of their subjects is hardly ever denied', async () => {
    const learner = new VotingLearner();
    const list = examples(1_000).map(
      (e, i): Example => ({ ...e, yes: i === 100 || i === 995 ? [1] : [0, 1 + (i % 2)] }),
    );
    await trainStreamed({ list, learner });
    expect(learner.decisions.filter(({ id }) => Number(id) >= 980)).toHaveLength(19);
  });

  it('learns what is too long to be kept of the documents that come last', async () => {
    const learner = new VotingLearner();
    const long = 'x'.repeat(5 * 2 ** 20);
    const list = examples(400).map((e, i) => (i >= 392 ? { ...e, text: `${e.text} ${long}` } : e));
    await trainStreamed({ list, learner });
    const [kept, pushedOut] = [learner.decisions.map(({ id }) => id), learner.fits[0] ?? []];
    expect(kept.slice(-1)).toEqual(['399']);
    expect(pushedOut.slice(-7)).toEqual(idsFrom(392, 399));
  });

  it('ends its progress at the total', async () => {
    const events: TrainingProgress[] = [];
    await trainStreamed({ list: examples(400), onProgress: (progress) => events.push(progress) });
    const { done, total } = events.at(-1) ?? { done: 0, total: null };
    // The tenth that calibrates is an estimate.
    expect(Math.abs(done - (total ?? 0))).toBeLessThan(10);
  });
});

/** Goes on from the end of its fit without reading, as a learner may that had learnt all when it was killed. */
class ResumedLearner extends VotingLearner {
  private learnt: ReturnType<VotingLearner['fit']> | null = null;

  override fit(...given: Parameters<VotingLearner['fit']>): ReturnType<VotingLearner['fit']> {
    this.learnt ??= super.fit(...given);
    return this.learnt;
  }
}

describe('a streamed training that was killed when all was learnt', () => {
  it('calibrates by the same documents', async () => {
    const learner = new ResumedLearner();
    const list = examples(1_000);
    const [first, resumed] = [await trainStreamed({ list, learner }), await trainStreamed({ list, learner })];
    expect(resumed.classifiers).toEqual(first.classifiers);
  });
});

describe('a learner that looks at the beginning of a streamed corpus first', () => {
  class Glancing extends VotingLearner {
    override async fit(...given: Parameters<VotingLearner['fit']>): ReturnType<VotingLearner['fit']> {
      const glance = async (corpus: AsyncIterable<Chunk> | Iterable<Chunk>) => {
        for await (const { documents } of corpus) if (documents.some(({ id }) => Number(id) > 500)) return;
      };
      await glance(given[0]());
      return super.fit(...given);
    }
  }

  it('is calibrated by each document once', async () => {
    const learner = new Glancing();
    await trainStreamed({ list: examples(1_000), learner });
    const asked = learner.decisions.map(({ id }) => id);
    expect(asked).toHaveLength(new Set(asked).size);
  });
});
