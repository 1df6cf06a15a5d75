import type { ServingVersion } from '@classmark/database';
import type { ClassifierPrevalence } from '@classmark/domain';
import type { LearnerDocument } from '@classmark/learner';
import type { ThreadContract } from '@classmark/runtime';

export interface ScoringVersion extends ServingVersion {
  readonly artefact: Uint8Array;
  /** Of all its classifiers, ascending. */
  readonly versionSubjectIds: readonly number[];
}

export interface ScoringTask {
  readonly versions: readonly ScoringVersion[];
}

/** The probabilities of a chunk that are worth keeping, one entry each in three columns. */
export interface ScoredChunk {
  /** Position in the chunk. */
  readonly document: Uint32Array;
  readonly subjectId: Int32Array;
  readonly probability: Float32Array;
}

/** Hands over the last chunk's scores, if there was one, and asks for the next chunk. */
export interface NextChunkQuestion {
  readonly scored: ScoredChunk | null;
}

/** Documents to score; then, to estimate prevalences by, some of them once more; empty at the end. */
export interface NextChunk {
  readonly purpose: 'score' | 'survey';
  readonly documents: readonly LearnerDocument[];
  /** Of the versions that were trained with an encoder: what it makes of each document. */
  readonly vectors: ReadonlyMap<number, readonly Float32Array[]>;
}

export type ScoringOutcome =
  /** The prevalences are those of the documents surveyed. */
  | { readonly kind: 'scored'; readonly prevalences: readonly ClassifierPrevalence[] }
  | { readonly kind: 'damaged'; readonly message: string };

export const scoringThread: ThreadContract<ScoringTask, NextChunkQuestion, NextChunk, never, ScoringOutcome> = {
  script: new URL('./score.js', import.meta.url),
};
