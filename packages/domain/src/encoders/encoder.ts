import { z } from 'zod';
import type { Actor } from '../role.js';
import type { EncoderInput } from './encoder-job.js';

/** A sentence transformer that models may be trained with. */
export interface StoredEncoder {
  readonly id: number;
  readonly name: string;
  readonly dimensions: number;
  /** SHA-256 of its files, in hexadecimal. */
  readonly checksum: string;
  readonly sizeBytes: number;
  /** What encoding a text took when it was imported. */
  readonly msPerText: number;
  /** The file that it was imported from, and what its time was measured on. */
  readonly provenance: unknown;
  readonly createdAt: Date;
}

/** All that changes something comes with its audit event. */
export interface EncoderStore {
  hasNamed(name: string): Promise<boolean>;
  /** A file that is whole and that no run has; null if there is none. */
  findUpload(uploadId: bigint): Promise<{ readonly fileName: string } | null>;
  startImport(start: StartEncoderImport): Promise<{ runId: bigint }>;
  /** Throws AppError NOT_FOUND, or CONFLICT naming the models that are trained with it. */
  delete(id: number, actor: Actor): Promise<void>;
}

export interface StartEncoderImport {
  readonly actor: Actor;
  readonly title: string;
  readonly input: EncoderInput;
}

export const encoderName = z.string().trim().min(1).max(200);
