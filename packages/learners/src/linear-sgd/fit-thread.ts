import { learnHandedBlocks, type SgdTask } from '@classmark/linear';
import { KernelMemory } from '@classmark/math';
import { createTermRows, type TermRowsOptions } from '@classmark/text';
import { readPackedTexts } from '../fitting/packed-texts.js';

/** What the thread is started with: what it learns with, and what the rows that it makes hold. */
export interface FitTask {
  readonly sgd: SgdTask;
  readonly options: TermRowsOptions;
  readonly entries: number;
}

/** The thread's side of `trainInThread`. */
export function run({ sgd, options, entries }: FitTask): void {
  const memory = new KernelMemory({ memory: sgd.memory });
  const rows = createTermRows(options, { memory, entries });
  learnHandedBlocks(sgd, memory, (texts) => {
    rows.clear();
    for (const parts of readPackedTexts(memory, texts)) rows.addBytes(parts);
    return { rows: rows.view(), memory };
  });
}
