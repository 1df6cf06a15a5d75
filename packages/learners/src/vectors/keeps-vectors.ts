import { z } from 'zod';

const settled = z.object({ vectorWeight: z.number() });

/**
 * Whether what a learner trained with vectors by these parameters makes use of them: `auto` does only where they help.
 * A network begins with them.
 */
export function keepsVectors(learner: string, parameters: unknown): boolean {
  if (learner === 'cnn') return true;
  const { data } = settled.safeParse(parameters);
  return data !== undefined && data.vectorWeight > 0;
}
