import type { Actor } from '../role.js';
import type { DocumentScorer } from '../scoring/document-scorer.js';
import type { Act, NewAct } from './act.js';
import type { Desks } from './claim-items.js';
import type { QueueItem, QueueSlice } from './queue.js';

/** The queue and what people do with it. Each change is one transaction, with its audit event and announcement. */
export interface ReviewStore extends Desks {
  /**
   * Writes the act, its decisions, the curator's labels, and the states of the predictions that are there. Throws
   * AppError NOT_FOUND for a document, subject or suggestion that is not there, CONFLICT for a suggestion that is
   * decided already; then nothing is written. Where spot checks show that a subject's precision has fallen, it becomes
   * review only (see withdrawPublishing).
   */
  recordAct(act: NewAct, actor: Actor): Promise<Act>;
  /**
   * Marks the act undone. What was said before it holds again; where nothing was, the curator's label goes, and what is
   * suggested of the documents is what serves now says of them, as if they had just been scored; where the scorer leaves
   * a subject out, the stored prediction stands where the thresholds in force put it. Throws AppError NOT_FOUND, or
   * CONFLICT if it is undone.
   */
  undoAct(actId: bigint, actor: Actor, scorer: DocumentScorer): Promise<Act>;
  listQueue(page: QueueSlice): Promise<QueueItem[]>;
  /** Documents with queued suggestions, counted up to `most` and no further. */
  countQueue(filter: QueueSlice['filter'], most: number): Promise<number>;
}
