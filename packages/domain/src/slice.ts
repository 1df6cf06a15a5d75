/** A part of an ordered list: up to `limit` rows strictly between two places. */
export interface Slice<Place> {
  readonly limit: number;
  readonly after: Place | null;
  readonly before?: Place | null;
  /** Reads the last rows instead of the first, from the end. */
  readonly isBackward?: boolean;
}
