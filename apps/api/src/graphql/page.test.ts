import type { Slice } from '@classmark/domain';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { paginate, realKey } from './page.js';

const letters = [...'abcdefg'];
const byLetter = { keyOf: (letter: string) => letter, schema: z.string().length(1) };
const defaultSize = 5;

async function read({ limit, after, before, isBackward }: Slice<string>): Promise<string[]> {
  const between = letters.filter((each) => (after ?? '') < each && each < (before ?? '~'));
  return (isBackward ? between.reverse() : between).slice(0, limit);
}

const cursorOf = (letter: string) => Buffer.from(JSON.stringify(letter)).toString('base64url');

it.each([
  ['the first', {}, 'abcde', { hasNextPage: true, hasPreviousPage: false }],
  ['so many', { first: 2 }, 'ab', { hasNextPage: true, hasPreviousPage: false }],
  ['those after a cursor', { first: 5, after: cursorOf('e') }, 'fg', { hasNextPage: false, hasPreviousPage: true }],
  ['the last', { last: 3 }, 'efg', { hasNextPage: false, hasPreviousPage: true }],
  ['the last before a cursor', { last: 2, before: cursorOf('d') }, 'bc', { hasNextPage: true, hasPreviousPage: true }],
  ['all before a cursor', { last: 5, before: cursorOf('c') }, 'ab', { hasNextPage: true, hasPreviousPage: false }],
  ['the first before one', { first: 2, before: cursorOf('e') }, 'ab', { hasNextPage: true, hasPreviousPage: false }],
  ['the last after one', { last: 2, after: cursorOf('c') }, 'fg', { hasNextPage: false, hasPreviousPage: true }],
  ['between two', { after: cursorOf('a'), before: cursorOf('d') }, 'bc', { hasNextPage: false, hasPreviousPage: true }],
])('a page has %s, in the order of the list', async (_name, request, expected, pageInfo) => {
  const page = await paginate({ defaultSize, ...request }, byLetter, read);
  expect(page.edges.map(({ node }) => node).join('')).toBe(expected);
  expect(page.pageInfo).toEqual({
    ...pageInfo,
    startCursor: page.edges[0]?.cursor,
    endCursor: page.edges.at(-1)?.cursor,
  });
});

it('of no items is empty, and says whether there are any', async () => {
  const page = await paginate({ defaultSize, first: 0 }, byLetter, read);
  expect(page.edges).toEqual([]);
  expect(page.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null });
});

it('of nothing has no cursors', async () => {
  const page = await paginate({ defaultSize, first: 5 }, byLetter, async () => []);
  expect(page.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null });
});

it('takes the first or the last, not both', async () => {
  const both = { defaultSize, first: 1, last: 1 };
  await expect(paginate(both, byLetter, read)).rejects.toMatchObject({ issues: [{ path: 'last' }] });
});

it.each([-1, 101, 1.5])('of %d items is refused before anything is read', async (first) => {
  await expect(
    paginate({ defaultSize, first }, byLetter, () => Promise.reject(new Error('It was read'))),
  ).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    issues: [{ path: 'first' }],
  });
});

it('a cursor takes numbers as the database keeps them, and none beyond', () => {
  expect(realKey.parse(0.1)).toBe(Math.fround(0.1));
  expect([1e308, -1e308, 'a'].map((key) => realKey.safeParse(key).success)).toEqual([false, false, false]);
});

it.each([
  ['no JSON', 'x'],
  ['a key of another list', Buffer.from('{"id":1}').toString('base64url')],
])('a cursor that is %s is refused', async (_name, after) => {
  await expect(paginate({ defaultSize, first: 1, after }, byLetter, read)).rejects.toMatchObject({
    issues: [{ path: 'after' }],
  });
});
