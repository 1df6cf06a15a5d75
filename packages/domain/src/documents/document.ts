import type { SetAsideReason } from '../ingest/import-report.js';
import type { DocumentDetails } from './document-details.js';

export const documentStates = ['active', 'set_aside'] as const;
export type DocumentState = (typeof documentStates)[number];

/** Where documents come from. */
export interface Source {
  readonly id: number;
  readonly name: string;
}

/** A document as people read it: cleaned. */
export interface Document extends DocumentDetails {
  readonly id: bigint;
  readonly source: string;
  /** Its id within the source. */
  readonly externalId: string;
  readonly title: string;
  readonly text: string;
  readonly state: DocumentState;
  /** Why it stands aside; null while it is active. */
  readonly setAsideReason: SetAsideReason | null;
  /** The document that it was merged into. */
  readonly mergedIntoId: bigint | null;
  readonly createdAt: Date;
  /** When its content, or its labels by its source, last changed. */
  readonly updatedAt: Date;
}

export const labelOrigins = ['import', 'curator'] as const;
export type LabelOrigin = (typeof labelOrigins)[number];

/** A statement that a document has a subject, or has it not. */
export interface DocumentLabel {
  readonly documentId: bigint;
  readonly subjectId: number;
  readonly value: boolean;
  readonly origin: LabelOrigin;
  readonly createdAt: Date;
}

/** Why a search front end shows a subject of a document; the first that holds. */
export const documentSubjectStatuses = ['labelled', 'accepted', 'published'] as const;
export type DocumentSubjectStatus = (typeof documentSubjectStatuses)[number];

/** A subject of a document: labelled, or suggested and published or accepted; broader ones are implied. */
export interface DocumentSubject {
  readonly documentId: bigint;
  readonly subjectId: number;
  readonly status: DocumentSubjectStatus;
  /** Of the suggestion; null for a label, and for a broader subject that is implied. */
  readonly probability: number | null;
}
