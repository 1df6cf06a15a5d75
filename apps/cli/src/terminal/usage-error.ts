import type * as z from 'zod';

/** The command was called wrongly. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const dashed = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Checks a command's options. Throws UsageError naming the first at fault. */
export function parseOptions<Schema extends z.ZodType>(schema: Schema, options: unknown): z.output<Schema> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`option ${dashed(String(issue?.path[0] ?? ''))} ${issue?.message ?? 'is wrong'}`);
}
