import { z } from 'zod';
import type { Actor } from '../role.js';

/** A model that another system made and that scores rows of tables here. */
export interface ImportedModel {
  readonly id: number;
  readonly name: string;
  /** H2O's short name, e.g. `glm`. */
  readonly algorithm: string;
  /** What its predictions are, e.g. `Binomial`. */
  readonly category: string;
  readonly fileName: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly checksum: string;
  readonly sizeBytes: number;
  readonly createdAt: Date;
}

/** The file of a model to be kept, with what it says of itself. */
export interface NewImportedModel {
  readonly name: string;
  readonly algorithm: string;
  readonly category: string;
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** All that changes something comes with its audit event. */
export interface ImportedModelStore {
  /** A file that was sent, in whole; null if there is none. Throws as requireModelSize. */
  readUpload(uploadId: bigint): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> } | null>;
  /** Throws AppError CONFLICT if the name is taken. */
  create(model: NewImportedModel, actor: Actor): Promise<ImportedModel>;
  /** Throws AppError NOT_FOUND, or CONFLICT if the name is taken. */
  rename(id: number, name: string, actor: Actor): Promise<ImportedModel>;
  /** Throws AppError NOT_FOUND. */
  delete(id: number, actor: Actor): Promise<void>;
}

export const importedModelName = z.string().trim().min(1).max(200);
