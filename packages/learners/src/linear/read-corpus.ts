import type { Corpus, DocumentLabels, FitContext } from '@classmark/learner';
import { type BlockCounter, createBlockCounter, type FeatureBlock, type FittedRows, fitBlocks } from '@classmark/text';
import { hasKnownCell } from '../features/survey.js';
import { yieldToEvents } from '../yield-to-events.js';
import { type ChosenBlock, chooseBlocks, smallCorpus } from './choose-blocks.js';
import type { LinearParameters } from './parameters.js';

/** A corpus in memory: `labels[i]` of row i. */
export interface LearningRows extends FittedRows {
  readonly labels: readonly DocumentLabels[];
}

/** Reads the corpus once. Documents of which nothing is known are as if they were not there. */
export async function readCorpus(
  corpus: Corpus,
  parameters: LinearParameters,
  context: FitContext,
): Promise<LearningRows> {
  const counters = new BlockCounters(parameters);
  const labels: DocumentLabels[] = [];
  let chunk = 0;
  for await (const { documents, labels: known } of corpus()) {
    context.signal.throwIfAborted();
    for (const [i, document] of documents.entries()) {
      const own = known[i];
      if (!own || !hasKnownCell(own)) continue;
      labels.push(own);
      counters.add(document, labels.length);
    }
    chunk += 1;
    const done = labels.length;
    context.onProgress({ phase: 'features', pass: 1, passes: 2, chunk, done, total: null, loss: null });
    await yieldToEvents();
  }
  context.signal.throwIfAborted();
  return { ...counters.finish(labels.length), labels };
}

/** Counts what a small corpus is to have, until it turns out to be none. */
class BlockCounters {
  private readonly counters = new Map<string, BlockCounter>();

  constructor(private readonly parameters: LinearParameters) {
    for (const documents of [0, smallCorpus + 1]) {
      for (const { block } of chooseBlocks(parameters, documents)) {
        if (!this.counters.has(keyOf(block))) this.counters.set(keyOf(block), createBlockCounter(block));
      }
    }
  }

  /** @param documents how many there are now */
  add(document: { readonly title: string; readonly text: string }, documents: number): void {
    if (documents === smallCorpus + 1) this.drop(chooseBlocks(this.parameters, documents));
    for (const counter of this.counters.values()) counter.add(document);
  }

  finish(documents: number): FittedRows {
    const most = Math.floor(this.parameters.maxShare * documents);
    return fitBlocks(
      chooseBlocks(this.parameters, documents).flatMap(({ block, leastDocuments }) => {
        const counts = this.counters.get(keyOf(block))?.view();
        return counts ? [{ block, counts, leastDocuments, mostDocuments: most }] : [];
      }),
    );
  }

  private drop(chosen: readonly ChosenBlock[]): void {
    const kept = new Set(chosen.map(({ block }) => keyOf(block)));
    for (const key of this.counters.keys()) if (!kept.has(key)) this.counters.delete(key);
  }
}

function keyOf({ source, kind }: FeatureBlock): string {
  return `${source} ${kind}`;
}
