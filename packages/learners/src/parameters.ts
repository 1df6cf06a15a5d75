import { ParameterError } from '@classmark/learner';
import { z } from 'zod';

/** A whole number from `least` to `most`. */
export function wholeNumber(
  least: number,
  most: number,
  rule = `must be a whole number from ${least} to ${most}`,
): z.ZodInt {
  return z.int(rule).min(least, rule).max(most, rule);
}

/** A number from `least` to `most`. */
export function numberWithin(
  least: number,
  most: number,
  rule = `must be a number from ${least} to ${most}`,
): z.ZodNumber {
  return z.number(rule).min(least, rule).max(most, rule);
}

/** One of some words. */
export function oneOf<const T extends readonly string[]>(words: T): z.ZodType<T[number]> {
  return z.enum(words, `must be one of ${words.join(', ')}`);
}

export function trueOrFalse(): z.ZodBoolean {
  return z.boolean('must be true or false');
}

/** `auto`, or a whole number from `least` to `most`. */
export function autoOrWholeNumber(least: number, most: number): z.ZodType<'auto' | number> {
  const rule = `must be "auto" or a whole number from ${least} to ${most}`;
  return z.union([z.literal('auto'), wholeNumber(least, most, rule)], rule);
}

/** `auto`, or a number from `least` to `most`. */
export function autoOrNumber(least: number, most: number): z.ZodType<'auto' | number> {
  const rule = `must be "auto" or a number from ${least} to ${most}`;
  return z.union([z.literal('auto'), numberWithin(least, most, rule)], rule);
}

/**
 * Checks parameters and fills in defaults.
 * @throws ParameterError naming the first parameter at fault, the rule it breaks and its value
 */
export function parseParameters<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input ?? {});
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (!issue) throw new ParameterError('parameters', 'must be valid', input);
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    throw new ParameterError(key, 'is not a parameter of this learner', fieldOf(input, key));
  }
  const name = issue.path.join('.');
  if (name === '') throw new ParameterError('parameters', 'must be an object', input);
  throw new ParameterError(name, issue.message, fieldOf(input, name));
}

function fieldOf(input: unknown, name: string): unknown {
  return typeof input === 'object' && input !== null
    ? Object.entries(input).find(([key]) => key === name)?.[1]
    : undefined;
}
