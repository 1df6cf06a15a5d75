import type { ThreadAnswer } from '../../threads/answer-or-refuse.js';
import type { ScoringTask } from './scoring-tasks.js';

/** What a scoring thread is told; `key` names a version in its memory. */
export type Order =
  | { readonly kind: 'open'; readonly key: number; readonly bytes: Uint8Array }
  | { readonly kind: 'ask'; readonly key: number; readonly task: ScoringTask }
  | { readonly kind: 'close'; readonly key: number };

/** What comes of an order. */
export type TaskOutcome<Output> = ThreadAnswer<Output> | { readonly fault: unknown };
