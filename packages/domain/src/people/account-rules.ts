import { z } from 'zod';
import { roles } from '../role.js';

/** What people type to sign in. */
export const accountName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\s:/][^:/\n]*$/u, 'A name has no colon, slash or line break.');

/** Long ones are hashed like any other, up to a length that costs nothing. */
export const password = z.string().min(8, 'A password has 8 characters or more.').max(1_000);

export const role = z.enum(roles);
