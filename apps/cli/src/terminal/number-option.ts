import { z } from 'zod';

/** A number on the command line, from `min` to `max`. */
export const numberOption = (min: number, max: number) =>
  z.coerce.number('must be a number').min(min, `must be ${min} or more`).max(max, `must be ${max} or less`);

/** The same without a fraction. */
export const wholeNumberOption = (min: number, max: number) => numberOption(min, max).int('must be a whole number');
