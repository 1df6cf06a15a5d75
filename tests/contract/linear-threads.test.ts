import type { FitProgress, Threads } from '@classmark/learner';
import { encodeArtefact, loadLearner } from '@classmark/learners';
import { createThreads } from '@classmark/runtime';
import { describe, expect, it } from 'vitest';
import { countedThreads } from './counted-threads.js';
import { inChunks, plantDocuments, plantedWords } from './planted-corpus.js';

const subjects = plantedWords.length;
/** Texts so long that a second thread is worth its while. */
const chunks = inChunks(
  plantDocuments(60).map(({ document, labels }, i) => {
    const numbers = Array.from({ length: 12_000 }, (_, n) => `n${(i * 7919 + n * 31) % 200_000}`);
    return { document: { ...document, text: `${document.text} ${numbers.join(' ')}` }, labels };
  }),
  20,
);

describe('a fit of linear with a second thread', async () => {
  const learner = await loadLearner('linear');

  async function train(
    threads?: Threads,
    signal = new AbortController().signal,
    onProgress: (progress: FitProgress) => void = () => {},
  ): Promise<Buffer> {
    const parameters = learner.parseParameters({ characterWeight: 0 });
    const context = { seed: 1, signal, onProgress, ...(threads && { threads }) };
    const weights = await learner.fit(() => chunks, subjects, parameters, context);
    return Buffer.from(encodeArtefact({ learner: learner.id, weights: learner.encode(weights), metadata: {} }));
  }

  it('has the same bytes as with one, and ends its thread', async () => {
    const { threads, counts } = countedThreads();
    const told: FitProgress[] = [];
    const bytes = await train(threads, undefined, (progress) => told.push(progress));
    expect(bytes.equals(await train())).toBe(true);
    expect(counts).toEqual({ started: 1, running: 0 });
    expect(told.at(-1)?.done).toBe(told.at(-1)?.total);
  });

  it('ends its thread when aborted', async () => {
    const { threads, counts } = countedThreads();
    const abort = new AbortController();
    const onProgress = ({ phase }: FitProgress): void => {
      if (phase === 'fit') abort.abort(new Error('cancelled by a person'));
    };
    await expect(train(threads, abort.signal, onProgress)).rejects.toThrow('cancelled by a person');
    expect(counts).toEqual({ started: 1, running: 0 });
  });

  it('fails where its thread does', async () => {
    const start: Threads['start'] = (_entry, task) =>
      createThreads(1).start(
        new URL('data:text/javascript,export const run = () => { throw new Error("out of luck"); }'),
        task,
      );
    await expect(train({ count: 1, start })).rejects.toThrow('out of luck');
  });
});
