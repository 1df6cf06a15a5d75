import { z } from 'zod';
import type { Slice } from '../slice.js';

/** A label of which training says, by what it learnt from other documents, that it is probably wrong. */
export interface SuspectLabel {
  readonly versionId: number;
  readonly documentId: bigint;
  readonly subjectId: number;
  /** Whether the document is said to have the subject. */
  readonly given: boolean;
  /** That it has. */
  readonly probability: number;
}

/** A training keeps so many of the likeliest: more than people check before the next one. */
export const maxSuspectLabels = 2_000;

export const suspectFilter = z
  .strictObject({ versionId: z.int().nullish(), subjectId: z.int().nullish(), given: z.boolean().nullish() })
  .transform(({ versionId, subjectId, given }) => ({
    /** Null for what serves the subject. */
    versionId: versionId ?? null,
    subjectId: subjectId ?? null,
    given: given ?? null,
  }));

export type SuspectFilter = z.output<typeof suspectFilter>;

/** Where a suspect label stands in its list: the most doubtful first. */
export type SuspectPlace = Pick<SuspectLabel, 'versionId' | 'documentId' | 'subjectId'> & { readonly doubt: number };

export interface ListedSuspect extends SuspectLabel {
  /** Probability that the label is wrong. */
  readonly doubt: number;
}

export interface SuspectPage extends Slice<SuspectPlace> {
  readonly filter: SuspectFilter;
}

/** Suspect labels that still stand: not changed since, and no curator has spoken for them. */
export interface SuspectLabelReader {
  listSuspectLabels(page: SuspectPage): Promise<ListedSuspect[]>;
  countSuspectLabels(filter: SuspectFilter): Promise<number>;
  /** By what serves each subject; the most doubtful first. */
  listSuspectsOfDocuments(documentIds: readonly bigint[]): Promise<SuspectLabel[]>;
}

/** Why a label looks wrong, in a sentence. */
export function explainSuspect({ given, probability }: Pick<SuspectLabel, 'given' | 'probability'>): string {
  const share = `${(probability * 100).toFixed(probability > 0.01 && probability < 0.99 ? 0 : 1)}%`;
  return given
    ? `Labelled, but the model gives it only ${share} (trained on other documents).`
    : `Not labelled, but the model gives it ${share} (trained on other documents).`;
}
