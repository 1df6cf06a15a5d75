import { z } from 'zod';

/** A line of what `classmark suggest` and `classmark spark suggest` write. */
export const suggestedLine = z.object({
  id: z.string(),
  isReliable: z.boolean(),
  subjects: z.array(z.object({ subject: z.string(), probability: z.number(), verdict: z.string() })),
});
export type SuggestedLine = z.infer<typeof suggestedLine>;
