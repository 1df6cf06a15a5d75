/** A vocabulary of subjects. */
export interface Scheme {
  readonly id: number;
  readonly name: string;
}

/** A concept in a scheme; its label is its identity there. */
export interface Subject {
  readonly id: number;
  readonly schemeId: number;
  readonly label: string;
  /** Slash paths from a root, one for each way up, sorted. */
  readonly paths: readonly string[];
}

/** How many documents a subject has, narrower subjects included, and how many suggestions of it stand where. */
export interface SubjectCounts {
  readonly labelled: number;
  readonly published: number;
  readonly queued: number;
}
