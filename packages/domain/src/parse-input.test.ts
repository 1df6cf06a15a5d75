import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from './app-error.js';
import { commands } from './commands.js';
import { parseInput } from './parse-input.js';

const schema = z.strictObject({ name: z.string().min(1), tags: z.array(z.string()).default([]) });

it('gives what the schema makes of the input, defaults filled in', () => {
  expect(parseInput(schema, { name: 'a' })).toEqual({ name: 'a', tags: [] });
});

it('leaves out what no text can have: NUL, and half of a surrogate pair', () => {
  expect(parseInput(schema, { name: 'a\u0000b', tags: ['\ud800', 'c\u0000'] })).toEqual({
    name: 'ab',
    tags: ['\ufffd', 'c'],
  });
});

it('refuses with the path of each broken rule', () => {
  expect(() => parseInput(schema, { name: '', tags: ['x', 1] })).toThrow(
    expect.objectContaining({
      code: 'INVALID_INPUT',
      issues: [expect.objectContaining({ path: 'name' }), expect.objectContaining({ path: 'tags.1' })],
    }),
  );
});

describe('a broken rule is told in a sentence', () => {
  it.each([
    { rule: z.string(), value: undefined, sentence: '"field" is missing.' },
    { rule: z.string(), value: 1, sentence: '"field" must be text.' },
    { rule: z.string().min(1), value: '', sentence: '"field" must not be empty.' },
    { rule: z.string().min(8), value: 'a', sentence: '"field" must have at least 8 characters.' },
    { rule: z.string().max(1_000), value: 'a'.repeat(1_001), sentence: '"field" must have at most 1,000 characters.' },
    { rule: z.array(z.int()).min(1), value: [], sentence: '"field" must not be empty.' },
    { rule: z.array(z.int()).max(1), value: [1, 2], sentence: '"field" must have at most 1 item.' },
    { rule: z.array(z.int()), value: ['a'], sentence: '"field.0" must be a number.' },
    { rule: z.int(), value: 1.5, sentence: '"field" must be a whole number.' },
    { rule: z.int().min(1), value: 0, sentence: '"field" must be 1 or more.' },
    { rule: z.number().gt(0), value: 0, sentence: '"field" must be more than 0.' },
    { rule: z.number().max(0.999), value: 1, sentence: '"field" must be 0.999 or less.' },
    { rule: z.bigint().positive(), value: 0n, sentence: '"field" must be more than 0.' },
    { rule: z.boolean(), value: 'yes', sentence: '"field" must be true or false.' },
    { rule: z.enum(['a', 'b']), value: 'c', sentence: '"field" must be one of a, b.' },
    { rule: z.string().regex(/^\d+$/), value: 'x', sentence: '"field" is not valid.' },
    { rule: z.string().min(2, 'Say more.'), value: 'x', sentence: 'Say more.' },
  ])('$sentence', ({ rule, value, sentence }) => {
    expect(() => parseInput(z.strictObject({ field: rule }), { field: value })).toThrow(
      expect.objectContaining({ message: sentence }),
    );
  });

  it('names a field that is not known', () => {
    expect(() => parseInput(schema, { name: 'a', nmae: 'b' })).toThrow('Unknown field: "nmae".');
  });
});

describe('no command answers in the validator’s words', () => {
  const fieldsOf = (input: z.ZodType): string[] => {
    if (input instanceof z.ZodObject) return Object.keys(input.shape);
    return input instanceof z.ZodPipe && input.in instanceof z.ZodType
      ? fieldsOf(input.in)
      : ['modelId', 'name', 'scheme'];
  };
  const values = [undefined, null, '', 'x'.repeat(300_000), -1, 0.5, 1e12, 0n, true, [], [{}], {}, { a: 1 }];
  const validatorWords = /invalid|too (small|big)|expected|received|unrecognized|[<>]=?|must match/i;

  it.each(commands.map(({ name, input }) => ({ name, input })))('$name', ({ input }) => {
    const attempts = values.map((value) => Object.fromEntries(fieldsOf(input).map((field) => [field, value])));
    const refusals = [...values, ...attempts].flatMap((attempt) => {
      try {
        parseInput(input, attempt);
        return [];
      } catch (error) {
        return error instanceof AppError ? error.issues.map(({ message }) => message) : [String(error)];
      }
    });
    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals.filter((message) => validatorWords.test(message) || !message.endsWith('.'))).toEqual([]);
  });
});
