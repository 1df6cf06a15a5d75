import { z } from 'zod';

const trainedWith = z.object({ keepsVectors: z.literal(true), encoder: z.object({ sha256: z.string() }) });

/** SHA-256 of the encoder that a version needs to score, by its provenance; null where it does without. */
export function encoderNeeded(provenance: unknown): string | null {
  return trainedWith.safeParse(provenance).data?.encoder.sha256 ?? null;
}
