import { z } from 'zod';
import type { Actor } from '../role.js';
import type { WordVectorsInput } from './word-vectors-job.js';

export const wordVectorOrigins = ['learnt', 'imported'] as const;
export type WordVectorOrigin = (typeof wordVectorOrigins)[number];

/** Vectors of words that models may be trained with. */
export interface StoredWordVectors {
  readonly id: number;
  readonly name: string;
  readonly origin: WordVectorOrigin;
  readonly words: number;
  readonly dimensions: number;
  /** SHA-256 of words and vectors, in hexadecimal. */
  readonly checksum: string;
  readonly sizeBytes: number;
  /** The file that they were imported from, or the documents and settings that they were learnt by. */
  readonly provenance: unknown;
  readonly createdAt: Date;
}

/** All that changes something comes with its audit event. */
export interface WordVectorsStore {
  hasNamed(name: string): Promise<boolean>;
  /** A file that is whole and that no run has; null if there is none. */
  findUpload(uploadId: bigint): Promise<{ readonly fileName: string } | null>;
  hasDocuments(): Promise<boolean>;
  start(start: StartWordVectors): Promise<{ runId: bigint }>;
  /** Throws AppError NOT_FOUND, or CONFLICT naming the models that are trained with them. */
  delete(id: number, actor: Actor): Promise<void>;
}

export interface StartWordVectors {
  readonly actor: Actor;
  readonly title: string;
  readonly input: WordVectorsInput;
}

export const wordVectorsName = z.string().trim().min(1).max(200);
