import type { z } from 'zod';
import { AppError } from './app-error.js';
import { issueInWords } from './issue-in-words.js';
import { storable } from './storable.js';

/** What the schema makes of `input`, without characters that no text can have. Throws AppError INVALID_INPUT with an issue for each rule that is broken. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(storable(input), { error: issueInWords });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new AppError('INVALID_INPUT', issues.map(({ message }) => message).join(' '), issues);
}
