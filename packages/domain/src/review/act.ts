export const verdicts = ['accept', 'reject'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * What an act says: `accept` and `reject` answer suggestions, `label` speaks without one, `correct` gives and rejects
 * subjects as one.
 */
export const actKinds = ['accept', 'reject', 'correct', 'label'] as const;
export type ActKind = (typeof actKinds)[number];

/** What a person says of a document and a subject. */
export interface Statement {
  readonly documentId: bigint;
  readonly subjectId: number;
  readonly verdict: Verdict;
}

/** One undoable thing a person does. */
export interface NewAct {
  readonly kind: ActKind;
  readonly statements: readonly StatementOfAct[];
}

export interface StatementOfAct extends Statement {
  /** Whether it answers a suggestion, which must be there and undecided; else it holds whatever was said before. */
  readonly answersSuggestion: boolean;
  /** Where it stands in the input, for problems with it. */
  readonly path: string;
}

/** A statement as it was recorded, with what was suggested then, if anything was. */
export interface Decision extends Statement {
  readonly id: bigint;
  readonly actId: bigint;
  readonly probability: number | null;
  readonly versionId: number | null;
}

export interface Act {
  readonly id: bigint;
  readonly kind: ActKind;
  /** The name of the person or key. */
  readonly actor: string;
  readonly createdAt: Date;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
}

/** Who holds a document, until when. */
export interface Lease {
  readonly documentId: bigint;
  /** The name of the person or key. */
  readonly holder: string;
  readonly expiresAt: Date;
}
