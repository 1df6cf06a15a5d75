import type { z } from 'zod';

/** The command was called wrongly. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const dashed = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Checks a command's options. Throws UsageError naming the first bad option, its rule and its value. */
export function parseOptions<Schema extends z.ZodType>(schema: Schema, options: unknown): z.output<Schema> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? '');
  const [, value] = Object.entries(options ?? {}).find(([key]) => key === name) ?? [];
  throw new UsageError(`option ${dashed(name)} ${issue?.message ?? 'is invalid'}; got ${JSON.stringify(value)}`);
}
