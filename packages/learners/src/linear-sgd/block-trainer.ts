import type { Threads } from '@classmark/learner';
import { type RowsToMake, type SgdTrainer, ThreadedTrainer } from '@classmark/linear';
import type { KernelMemory, SparseRows } from '@classmark/math';
import type { TermRowsOptions } from '@classmark/text';
import { createDocumentRows } from '../fitting/document-rows.js';
import { learnInSlices } from '../fitting/learn-in-slices.js';
import type { BlockLearner } from '../fitting/learn-pass.js';
import { PackedTexts } from '../fitting/packed-texts.js';
import type { BlockContents, ContentsFor } from '../fitting/row-pool.js';
import type { FitTask } from './fit-thread.js';

/** Blocks that are left to learn while the next is made, so that the thread need not wait for it. */
const mostLeft = 3;
/** A block ends with the document that fills it: room for most of what is past its limit. */
const longTextBytes = 2 ** 17;
/** Bytes of text for each entry of a row, at the least in most languages. */
const bytesPerEntry = 6;
const bytesPerEntryOfCharacters = 0.5;

/** Where blocks are made and learnt; ends with the fit. */
export interface BlockTrainer<Rows> extends AsyncDisposable {
  readonly learner: BlockLearner<Rows>;
  readonly contentsFor: ContentsFor<Rows>;
}

/** What rows hold, and how many bytes of text a block of them has. */
export interface RowsPlan {
  readonly options: TermRowsOptions;
  readonly blockBytes: number;
}

function entriesFor({ options, blockBytes }: RowsPlan): number {
  const bytes = options.characters === true ? bytesPerEntryOfCharacters : bytesPerEntry;
  return Math.ceil((blockBytes + longTextBytes) / bytes);
}

/** In this thread. */
export function trainHere(
  trainer: SgdTrainer,
  memory: KernelMemory | undefined,
  plan: RowsPlan,
): BlockTrainer<SparseRows> {
  const rows = createDocumentRows(plan.options, { ...(memory && { memory }), entries: entriesFor(plan) });
  return { learner: learnInSlices(trainer), contentsFor: () => rows, [Symbol.asyncDispose]: async () => {} };
}

/** In another thread, which also makes the rows of the next block where it has fewer left to learn than it may. */
export function trainInThread(
  trainer: SgdTrainer,
  memory: KernelMemory,
  plan: RowsPlan,
  threads: Threads,
): BlockTrainer<SparseRows | RowsToMake> {
  const entries = entriesFor(plan);
  const threaded = new ThreadedTrainer(trainer, memory, (sgd) => {
    const task: FitTask = { sgd, options: plan.options, entries };
    return threads.start(new URL('./fit-thread.js', import.meta.url), task);
  });
  const made = eachOnce(() => createDocumentRows(plan.options, { memory, entries }));
  const unmade = eachOnce(() => new PackedTexts(memory, plan.blockBytes + longTextBytes));
  return {
    learner: {
      mostLeft,
      learn: async (block, learnt) => {
        learnt(block.order.length, await threaded.learn(block));
      },
    },
    // A corpus of one block is kept as rows.
    contentsFor: (number) => (number > 0 && threaded.left < mostLeft ? unmade(number) : made(number)),
    [Symbol.asyncDispose]: () => threaded.stop(),
  };
}

/** For as many blocks as are in use at once, each made when it is first needed. */
function eachOnce<Rows>(make: () => BlockContents<Rows>): (number: number) => BlockContents<Rows> {
  const contents = new Map<number, BlockContents<Rows>>();
  return (number) => {
    const place = number % (mostLeft + 1);
    const own = contents.get(place) ?? make();
    contents.set(place, own);
    return own;
  };
}
