/** A document as it is scored. */
export interface ScorableDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** A classifier's probability that a document has a subject. */
export interface DocumentScore {
  readonly documentId: string;
  readonly subjectId: number;
  readonly probability: number;
}

/** What the deployed classifiers say of some documents. */
export interface ServingScores {
  /** Which version spoke for which subjects. */
  readonly plan: readonly {
    readonly versionId: number;
    readonly subjects: readonly { readonly subjectId: number }[];
  }[];
  readonly scores: readonly DocumentScore[];
}

/** Scores some documents here and now, without a run. */
export interface DocumentScorer {
  /**
   * Brings it up to what is deployed by now. Documents are not to be locked meanwhile: it may wait for a connection that
   * is held by somebody who waits for them.
   */
  refresh(): Promise<void>;
  /** By what serves at this moment; a subject that nothing in memory can answer for is left out. */
  score(documents: readonly ScorableDocument[]): Promise<ServingScores>;
}
