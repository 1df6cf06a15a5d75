import {
  type Corpus,
  type DocumentLabels,
  type FitContext,
  type LearnerDocument,
  ParameterError,
} from '@classmark/learner';
import { type BlockCounter, createBlockCounter, type FittedRows, fitBlocks } from '@classmark/text';
import { hasKnownCell } from '../features/survey.js';
import { appendVectors } from '../vectors/append-vectors.js';
import type { VectorFitting, VectorSource } from '../vectors/vector-source.js';
import { yieldToEvents } from '../yield-to-events.js';
import { type ChosenBlock, chooseBlocks } from './choose-blocks.js';
import type { SettledParameters } from './parameters.js';

type Texts = Pick<LearnerDocument, 'title' | 'text'>;

/** A corpus in memory: `labels[i]` of row i. The documents' vectors, if any, are the last columns. */
export interface LearningRows extends FittedRows {
  readonly labels: readonly DocumentLabels[];
  readonly vectorSource: VectorSource | null;
}

/** What rows are made by. */
export interface RowPlan {
  readonly parameters: SettledParameters;
  readonly vectors: VectorFitting | null;
}

/** Distinct terms of all documents together: some 3 GB while rows are made of them. */
const mostEntries = 2 ** 27;

/**
 * Reads the corpus once. Documents of which nothing is known are as if they were not there.
 * @throws ParameterError where there are more than `most` terms, each counted once a document and block
 */
export async function readCorpus(
  corpus: Corpus,
  { parameters, vectors }: RowPlan,
  context: FitContext,
  most = mostEntries,
): Promise<LearningRows> {
  const counters = new BlockCounters(parameters, most);
  const labels: DocumentLabels[] = [];
  let chunk = 0;
  for await (const { documents, labels: known } of corpus()) {
    context.signal.throwIfAborted();
    for (const [i, document] of documents.entries()) {
      const own = known[i];
      if (!own || !hasKnownCell(own)) continue;
      labels.push(own);
      counters.add(document);
      vectors?.add(document);
    }
    chunk += 1;
    const done = labels.length;
    context.onProgress({ phase: 'features', pass: 1, passes: 2, chunk, done, total: null, loss: null });
    await yieldToEvents();
  }
  context.signal.throwIfAborted();
  const { model, rows } = counters.finish(labels.length);
  if (vectors === null) return { model, rows, labels, vectorSource: null };
  const { source, rows: own } = vectors.finish();
  return { model, rows: appendVectors(rows, own, source.dimensions), labels, vectorSource: source };
}

/** Counts the terms of each block. */
class BlockCounters {
  private readonly counters: readonly { readonly chosen: ChosenBlock; readonly counter: BlockCounter }[];

  constructor(
    private readonly parameters: SettledParameters,
    private readonly most: number,
  ) {
    this.counters = chooseBlocks(parameters).map((chosen) => ({ chosen, counter: createBlockCounter(chosen.block) }));
  }

  add({ title, text }: Texts): void {
    let entries = 0;
    for (const { counter } of this.counters) {
      counter.add({ title, text });
      entries += counter.entries;
    }
    if (entries <= this.most) return;
    const rule = `must be one that streams the corpus, such as linear-sgd, for more than ${this.most} terms in documents`;
    throw new ParameterError('learner', rule, 'linear');
  }

  finish(documents: number): FittedRows {
    const mostDocuments = Math.floor(this.parameters.maxShare * documents);
    return fitBlocks(
      this.counters.map(({ chosen, counter }) => ({ ...chosen, mostDocuments, counts: counter.view() })),
    );
  }
}
