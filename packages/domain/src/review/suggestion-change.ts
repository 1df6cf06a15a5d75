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

export interface SuggestionFeed {
  /** By position. Nothing ever comes before what was listed once. */
  listChanges(slice: Slice<bigint>): Promise<SuggestionChange[]>;
}
