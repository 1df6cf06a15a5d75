import type { z } from 'zod';
import { AppError, type InputIssue } from './app-error.js';
import { storable } from './storable.js';

/** What the schema makes of `input`, without characters that no text can have. Throws AppError INVALID_INPUT with an issue for each rule that is broken. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(storable(input));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new AppError('INVALID_INPUT', summarise(issues), issues);
}

/** Rules that are told in sentences speak for themselves; others need the name of the field. */
function summarise(issues: readonly InputIssue[]): string {
  if (issues.every(({ message }) => message.endsWith('.'))) return issues.map(({ message }) => message).join(' ');
  const parts = issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return `Check the input: ${parts.join('; ')}`;
}
