/** A vocabulary of subjects. */
export interface Scheme {
  readonly id: number;
  readonly name: string;
  /** Whether equal names are one subject with several broader ones; else subjects are told apart by their place. */
  readonly mergesEqualNames: boolean;
}

/** A concept in a scheme. */
export interface Subject {
  readonly id: number;
  readonly schemeId: number;
  readonly label: string;
  /** Slash paths from a root, one for each way up, sorted. */
  readonly paths: readonly string[];
  /** Unique in its scheme. */
  readonly uri: string | null;
  /** A code that the scheme gives it, for instance `630` or `QA76`. */
  readonly notation: string | null;
  readonly altLabels: readonly string[];
  /** Of its labels, as BCP 47 writes it: `en`, `pt-BR`. */
  readonly language: string | null;
}

/** How many documents a subject has, narrower subjects included, and how many suggestions of it stand where. */
export interface SubjectCounts {
  readonly labelled: number;
  readonly published: number;
  readonly queued: number;
}
