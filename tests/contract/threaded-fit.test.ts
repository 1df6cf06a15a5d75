import { EventEmitter, once } from 'node:events';
import type { Checkpoint, Chunk, Corpus, FitProgress, Learner, Threads } from '@classmark/learner';
import { encodeArtefact, loadLearner } from '@classmark/learners';
import { createThreads } from '@classmark/runtime';
import { describe, expect, it } from 'vitest';
import { countedThreads } from './counted-threads.js';
import { inChunks, type LabelledDocument, plantDocuments, plantedWords } from './planted-corpus.js';

const subjects = plantedWords.length;
/** Long enough for some blocks, where documents are said to be many. */
const chunks = inChunks(
  plantDocuments(90).map(({ document, labels }, i) => {
    const numbers = Array.from({ length: 14_000 }, (_, n) => `n${(i * 7919 + n * 31) % 200_000}`);
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
  readonly onCheckpoint?: (take: () => Promise<Checkpoint>) => Promise<void>;
  readonly resumeFrom?: Checkpoint;
  readonly input?: object;
}

/** Without a look at the corpus, which may be read only once. */
const settled = { characters: 'none' };

async function train(learner: Learner, options: FitOptions = {}): Promise<Buffer> {
  const {
    input = settled,
    corpus = () => chunks,
    signal = new AbortController().signal,
    onProgress = () => {},
    ...rest
  } = options;
  const context = { seed: 1, signal, onProgress, counted, ...rest };
  const weights = await learner.fit(corpus, subjects, learner.parseParameters(input), context);
  return Buffer.from(encodeArtefact({ learner: learner.id, weights: learner.encode(weights), metadata: {} }));
}

/** As many documents as fill a block, or more. */
const blockDocuments = 12;

/** A corpus of which a block comes only when the one before it has been learnt. */
function inSlowBlocks(fast: readonly Chunk[]): Required<Pick<FitOptions, 'threads' | 'corpus' | 'onProgress'>> {
  const learning = new EventEmitter();
  let learnt = 0;
  const onProgress = ({ done }: FitProgress): void => {
    learnt = done;
    learning.emit('learnt');
  };
  const corpus: Corpus = async function* () {
    for (const [come, chunk] of inChunks(listLabelled(fast), 1).entries()) {
      while (come - learnt > blockDocuments) await once(learning, 'learnt');
      yield chunk;
    }
  };
  return { threads: createThreads(1), corpus, onProgress };
}

const listLabelled = (labelled: readonly Chunk[]): LabelledDocument[] =>
  labelled.flatMap(({ documents, labels }) =>
    documents.map((document, i) => ({ document, labels: labels[i] ?? { yes: new Uint32Array(), no: 'rest' } })),
  );

describe('a fit of linear-sgd with a second thread', async () => {
  const learner = await loadLearner('linear-sgd');
  const alone = await train(learner);

  it('has the same bytes as with one, and ends its thread', async () => {
    const { threads, counts } = countedThreads();
    expect((await train(learner, { threads })).equals(alone)).toBe(true);
    expect(counts).toEqual({ started: 1, running: 0 });
  });

  it('has the same bytes with runs of characters, which make most of a row', async () => {
    const input = { characters: 'runs' };
    const expected = await train(learner, { input });
    expect(expected.equals(alone)).toBe(false);
    expect((await train(learner, { input, threads: createThreads(1) })).equals(expected)).toBe(true);
    expect((await train(learner, { input, ...inSlowBlocks(chunks) })).equals(expected)).toBe(true);
  });

  it('waits for a corpus that is slow to come', async () => {
    expect((await train(learner, inSlowBlocks(chunks))).equals(alone)).toBe(true);
  });

  it.each([
    ['not in normal form', 'Cafe\u0301 and Zu\u0308rich'],
    ['with lone surrogates', 'half \ud800 of a pair'],
    ['with nothing in it', ''],
  ])('has the same bytes where the thread makes rows of text %s', async (_what, text) => {
    const odd = chunks.map(({ documents, labels }) => ({
      documents: documents.map((document, i) => (i % 2 === 0 ? { ...document, title: text } : document)),
      labels,
    }));
    const expected = await train(learner, { corpus: () => odd });
    expect((await train(learner, inSlowBlocks(odd))).equals(expected)).toBe(true);
  });

  it('has the same bytes whether texts come as strings or as UTF-8', async () => {
    const encoder = new TextEncoder();
    const inBytes = chunks.map(({ documents, labels }) => ({
      documents: documents.map((document) => ({
        ...document,
        utf8: [encoder.encode(document.title), encoder.encode(document.text)] as const,
      })),
      labels,
    }));
    expect((await train(learner, inSlowBlocks(inBytes))).equals(alone)).toBe(true);
  });

  it('goes on from its checkpoints to the same bytes', async () => {
    const checkpoints: Checkpoint[] = [];
    const onCheckpoint = async (take: () => Promise<Checkpoint>): Promise<void> => void checkpoints.push(await take());
    expect((await train(learner, { threads: createThreads(1), onCheckpoint })).equals(alone)).toBe(true);
    expect(checkpoints.length).toBeGreaterThan(5);
    for (const resumeFrom of checkpoints.filter((_, i) => i % 5 === 0)) {
      expect((await train(learner, { threads: createThreads(1), resumeFrom })).equals(alone)).toBe(true);
    }
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
