import { expect, it } from 'vitest';
import { z } from 'zod';
import { parseInput } from './parse-input.js';

const schema = z.strictObject({ name: z.string().min(1), tags: z.array(z.string()).default([]) });

it('gives what the schema makes of the input, defaults filled in', () => {
  expect(parseInput(schema, { name: 'a' })).toEqual({ name: 'a', tags: [] });
});

it('lets rules that are sentences speak for themselves', () => {
  const sentence = z.strictObject({ text: z.string().refine((text) => text !== '', 'It is empty. Paste a text.') });
  expect(() => parseInput(sentence, { text: '' })).toThrow(/^It is empty. Paste a text.$/);
  expect(() => parseInput(schema, { name: '' })).toThrow(/^Check the input: name: /);
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
