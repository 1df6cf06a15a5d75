import type { Corpus, FitProgress, Learner, Threads } from '@classmark/learner';
import { encodeArtefact, loadLearner } from '@classmark/learners';
import { createThreads } from '@classmark/runtime';
import { describe, expect, it } from 'vitest';
import { countedThreads } from './counted-threads.js';
import { inChunks, plantDocuments, plantedWords } from './planted-corpus.js';

const subjects = plantedWords.length;
/** Long enough for some blocks, where documents are said to be many. */
const chunks = inChunks(
  plantDocuments(90).map(({ document, labels }, i) => {
    const numbers = Array.from({ length: 20_000 }, (_, n) => `n${(i * 7919 + n * 31) % 200_000}`);
    return { document: { ...document, text: `${document.text} ${numbers.join(' ')}` }, labels };
  }),
  7,
);
const counted = {
  documents: 60_000,
  positives: new Uint32Array(subjects).fill(20_000),
  negatives: new Uint32Array(subjects).fill(40_000),
};

interface FitOptions {
  readonly threads?: Threads;
  readonly signal?: AbortSignal;
  readonly corpus?: Corpus;
  readonly onProgress?: (progress: FitProgress) => void;
}

async function train(learner: Learner, options: FitOptions = {}): Promise<Buffer> {
  const { corpus = () => chunks, signal = new AbortController().signal, onProgress = () => {}, threads } = options;
  const context = { seed: 1, signal, onProgress, counted, ...(threads && { threads }) };
  const weights = await learner.fit(corpus, subjects, learner.parseParameters({}), context);
  return Buffer.from(encodeArtefact({ learner: learner.id, weights: learner.encode(weights), metadata: {} }));
}

describe('a fit of linear-sgd with a second thread', async () => {
  const learner = await loadLearner('linear-sgd');
  const alone = await train(learner);

  it('has the same bytes as with one, and ends its thread', async () => {
    const { threads, counts } = countedThreads();
    expect((await train(learner, { threads })).equals(alone)).toBe(true);
    expect(counts).toEqual({ started: 1, running: 0 });
  });

  it('waits for a corpus that is slow to come', async () => {
    const slow: Corpus = async function* () {
      for (const chunk of chunks) {
        await new Promise((resolve) => setImmediate(resolve));
        yield chunk;
      }
    };
    expect((await train(learner, { threads: createThreads(1), corpus: slow })).equals(alone)).toBe(true);
  });

  it('stops within a block when aborted, and ends its thread', async () => {
    const { threads, counts } = countedThreads();
    const abort = new AbortController();
    const onProgress = (): void => abort.abort(new Error('cancelled by a person'));
    await expect(train(learner, { threads, signal: abort.signal, onProgress })).rejects.toThrow(
      'cancelled by a person',
    );
    expect(counts).toEqual({ started: 1, running: 0 });
  });

  it('fails where its thread does', async () => {
    const threads = createThreads(1);
    const start: Threads['start'] = (_entry, task) =>
      threads.start(new URL('data:text/javascript,export const run = () => { throw new Error("out of luck"); }'), task);
    await expect(train(learner, { threads: { count: 1, start } })).rejects.toThrow('out of luck');
  });
});
