import {
  type Corpus,
  type DocumentLabels,
  type FitContext,
  type LearnerDocument,
  ParameterError,
} from '@classmark/learner';
import type { SparseRows } from '@classmark/math';
import { type BlockCounter, createBlockCounter, type FeatureBlock, type FittedRows, fitBlocks } from '@classmark/text';
import { hasKnownCell } from '../features/survey.js';
import { yieldToEvents } from '../yield-to-events.js';
import { type ChosenBlock, chooseBlocks, smallCorpus } from './choose-blocks.js';
import type { LinearParameters } from './parameters.js';

type Texts = Pick<LearnerDocument, 'title' | 'text'>;

/** A corpus in memory: `labels[i]` of row i. */
export interface LearningRows extends FittedRows {
  readonly labels: readonly DocumentLabels[];
}

interface BlocksRequest {
  readonly parameters: LinearParameters;
  readonly subjects: number;
}

/** Distinct terms of all documents together: some 3 GB while rows are made of them. */
const mostEntries = 2 ** 27;

/**
 * Reads the corpus once. Documents of which nothing is known are as if they were not there.
 * @throws ParameterError where there are more than `most` terms, each counted once a document and block
 */
export async function readCorpus(
  corpus: Corpus,
  { parameters, subjects }: BlocksRequest,
  context: FitContext,
  most = mostEntries,
): Promise<LearningRows> {
  const counters = new BlockCounters({ parameters, subjects }, most);
  const labels: DocumentLabels[] = [];
  let chunk = 0;
  for await (const { documents, labels: known } of corpus()) {
    context.signal.throwIfAborted();
    for (const [i, document] of documents.entries()) {
      const own = known[i];
      if (!own || !hasKnownCell(own)) continue;
      labels.push(own);
      counters.add(document);
    }
    chunk += 1;
    const done = labels.length;
    context.onProgress({ phase: 'features', pass: 1, passes: 2, chunk, done, total: null, loss: null });
    await yieldToEvents();
  }
  context.signal.throwIfAborted();
  return { ...counters.finish(labels.length), labels };
}

/** Counts the blocks that every corpus has at once, and those of small ones when it has turned out to be small. */
class BlockCounters {
  private readonly counters = new Map<string, BlockCounter>();
  /** Documents that are still to be counted for the blocks of small corpora. */
  private first: Texts[] = [];

  constructor(
    private readonly request: BlocksRequest,
    private readonly most: number,
  ) {
    for (const { block } of this.choose(smallCorpus + 1)) this.counterFor(block);
  }

  add({ title, text }: Texts): void {
    for (const counter of this.counters.values()) counter.add({ title, text });
    this.checkSize();
    if (this.first.length <= smallCorpus) this.first.push({ title, text });
  }

  finish(documents: number): FittedRows {
    const mostDocuments = Math.floor(this.request.parameters.maxShare * documents);
    const blocks = this.choose(documents);
    return fitBlocks(
      blocks.map(({ block, leastDocuments }) => ({ block, leastDocuments, mostDocuments, counts: this.count(block) })),
    );
  }

  private choose(documents: number): ChosenBlock[] {
    const { parameters, subjects } = this.request;
    return chooseBlocks(parameters, { documents, subjects });
  }

  private count(block: FeatureBlock): SparseRows {
    if (this.counters.has(keyOf(block))) return this.counterFor(block).view();
    const counter = this.counterFor(block);
    for (const texts of this.first) {
      counter.add(texts);
      this.checkSize();
    }
    return counter.view();
  }

  private checkSize(): void {
    let entries = 0;
    for (const counter of this.counters.values()) entries += counter.entries;
    if (entries <= this.most) return;
    const rule = `must be one that does not keep the corpus in memory, as linear-sgd, beyond ${this.most} terms in documents`;
    throw new ParameterError('learner', rule, 'linear');
  }

  private counterFor(block: FeatureBlock): BlockCounter {
    const counter = this.counters.get(keyOf(block)) ?? createBlockCounter(block);
    this.counters.set(keyOf(block), counter);
    return counter;
  }
}

function keyOf({ source, kind }: FeatureBlock): string {
  return `${source} ${kind}`;
}
