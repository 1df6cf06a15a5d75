import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import type { Actor } from '../role.js';
import { cleanLabel } from './clean-label.js';
import type { Subject } from './subject.js';

/** What a scheme says of a subject beside its name and place; left out stays, null goes. */
const details = z.strictObject({
  subjectId: z.int(),
  uri: z.url('Must be a URI.').max(500).nullable().optional(),
  notation: z.string().trim().min(1).max(100).nullable().optional(),
  altLabels: z
    .array(z.string().transform(cleanLabel).pipe(z.string().min(1).max(200)))
    .max(100)
    .transform((labels) => [...new Set(labels)])
    .optional(),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'Must be a language tag such as en or pt-BR.')
    .nullable()
    .optional(),
});

export type SubjectDetails = Omit<z.output<typeof details>, 'subjectId'>;

/**
 * Throws AppError CONFLICT for a URI that another subject of the scheme has.
 * @param others how many have it
 */
export function requireFreeUri(others: number): void {
  if (others === 0) return;
  const message = 'Another subject of the scheme has this URI.';
  throw new AppError('CONFLICT', message, [{ path: 'uri', message }]);
}

export interface SubjectEditStore {
  /** With its audit event. Throws AppError NOT_FOUND, or CONFLICT where another subject of the scheme has the URI. */
  editSubject(subjectId: number, details: SubjectDetails, actor: Actor): Promise<Subject>;
}

/** Sets a subject's URI, notation, alternative labels and language. */
export const editSubject = defineCommand({
  name: 'editSubject',
  leastRole: 'operator',
  input: details,
  run: (store: SubjectEditStore, actor, { subjectId, ...edited }) => store.editSubject(subjectId, edited, actor),
});
