import { z } from 'zod';

const settled = z.object({ vectorWeight: z.number() });

/** Whether what was trained by these parameters makes use of documents' vectors: `auto` does only where they help. */
export function keepsVectors(parameters: unknown): boolean {
  const { data } = settled.safeParse(parameters);
  return data !== undefined && data.vectorWeight > 0;
}
