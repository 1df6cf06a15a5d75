import { z } from 'zod';

/** How much of a file is read to find its first record. */
export const maxBeginningBytes = 1_000_000;

/** The beginning of a file that somebody has before them, and its name. */
export const fileBeginning = z.strictObject({
  fileName: z.string().min(1).max(500),
  content: z
    .base64('Must be the bytes in Base64.')
    .min(1, 'The file is empty.')
    .max(Math.ceil(maxBeginningBytes / 3) * 4, 'Send at most the first 1,000,000 bytes of the file.'),
});
