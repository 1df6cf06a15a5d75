import { z } from 'zod';

/** A part of a whole, or a probability. */
export const shareSchema = z.number().min(0).max(1);
