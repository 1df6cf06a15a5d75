import { z } from 'zod';
import type { Actor } from '../role.js';
import type { Effect } from './effect.js';

/** What can be renamed and deleted. */
export const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('subject'), id: z.int() }),
  z.strictObject({ kind: z.literal('scheme'), id: z.int() }),
  z.strictObject({ kind: z.literal('source'), id: z.int() }),
  z.strictObject({ kind: z.literal('document'), id: z.bigint().positive() }),
]);
export type Target = z.output<typeof target>;

/** Two things of one kind that become one. */
export const merging = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['subject', 'scheme', 'source']), fromId: z.int(), intoId: z.int() }),
    z.strictObject({ kind: z.literal('document'), fromId: z.bigint().positive(), intoId: z.bigint().positive() }),
  ])
  .refine(({ fromId, intoId }) => fromId !== intoId, {
    path: ['intoId'],
    message: 'Choose another one to merge into.',
  });
export type Merging = z.output<typeof merging>;

/** Who asks for a change, and whether only to learn what it would do. */
export interface ChangeRequest {
  readonly actor: Actor;
  readonly isPreview: boolean;
}

/**
 * Changes of what things are. Each is one transaction with its audit event; a preview is the same, taken back. All throw
 * AppError NOT_FOUND for what is not there, and CONFLICT while runs that it would disturb are queued or running.
 */
export interface UpkeepStore {
  /** Throws AppError CONFLICT where the name is taken. */
  rename(renamed: Target, name: string, actor: Actor): Promise<void>;
  /**
   * Throws AppError INVALID_INPUT for subjects of two schemes, CONFLICT where a circle would come of it, or for a document
   * to merge into that is set aside.
   */
  merge(merged: Merging, request: ChangeRequest): Promise<readonly Effect[]>;
  delete(deleted: Target, request: ChangeRequest): Promise<readonly Effect[]>;
}
