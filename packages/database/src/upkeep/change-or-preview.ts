import type { Database, Transaction } from '../database.js';
import { transact } from '../transact.js';

/** Large sources take their time. */
const timeoutMs = 300_000;

class PreviewEnd extends Error {}

/** Runs `work` in a transaction. A preview is the same, taken back: so it never says what would not be done. */
export async function changeOrPreview<Result>(
  database: Database,
  isPreview: boolean,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  if (!isPreview) return transact(database, work, { timeout: timeoutMs });
  const previews: Result[] = [];
  const tryOut = async (tx: Transaction): Promise<never> => {
    previews.push(await work(tx));
    throw new PreviewEnd();
  };
  try {
    return await transact(database, tryOut, { timeout: timeoutMs });
  } catch (error) {
    const preview = previews.at(-1);
    if (error instanceof PreviewEnd && preview !== undefined) return preview;
    throw error;
  }
}
