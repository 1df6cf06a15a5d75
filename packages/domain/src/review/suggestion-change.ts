import type { Slice } from '../slice.js';

export const suggestionChangeKinds = ['published', 'withdrawn'] as const;
export type SuggestionChangeKind = (typeof suggestionChangeKinds)[number];

/** An entry of the feed: from then on, readers see a suggestion with its document, or no longer do. */
export interface SuggestionChange {
  /** Its place in the feed; later ones are higher. */
  readonly position: bigint;
  readonly documentId: bigint;
  readonly subjectId: number;
  readonly kind: SuggestionChangeKind;
  readonly at: Date;
}

/** Where a program is in the feed. */
export interface FeedPlace {
  readonly position: bigint;
  /** Of the entry there; null where nobody noted it. */
  readonly at: Date | null;
}

export interface SuggestionFeed {
  /**
   * By position. Nothing ever comes before what was listed once. Rejects with AppError CONFLICT for a place that the feed does
   * not have: it was read before a backup was restored.
   */
  listChanges(slice: Slice<FeedPlace>): Promise<SuggestionChange[]>;
}
