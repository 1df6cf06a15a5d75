import { z } from 'zod';
import { roles } from '../role.js';

/** What people type to sign in. */
export const accountName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\s:/][^:/\n]*$/u, 'A name must not contain a colon, a slash or a line break, or begin with a space.');

/** Long ones are hashed like any other, up to a length that costs nothing. */
export const password = z.string().min(8, 'A password must have at least 8 characters.').max(1_000);

export const role = z.enum(roles);
