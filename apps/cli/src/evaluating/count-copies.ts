import { contentOf } from '@classmark/learners';
import type { Split } from './split.js';

/** How many test records have the title and text of a training record, ignoring case: they make the metrics look too good. */
export async function countCopies({ training, test }: Pick<Split, 'training' | 'test'>): Promise<number> {
  const known = new Set<string>();
  for await (const records of training.read()) for (const record of records) known.add(contentOf(record));
  let copies = 0;
  for await (const records of test.read()) {
    for (const record of records) if (known.has(contentOf(record))) copies += 1;
  }
  return copies;
}
