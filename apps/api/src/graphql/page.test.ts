import { expect, it } from 'vitest';
import { z } from 'zod';
import { paginate, realKey } from './page.js';

const letters = [...'abcdefg'];
const byLetter = { keyOf: (letter: string) => letter, schema: z.string().length(1) };
const read = async (limit: number, after: string | null) =>
  letters.slice(after === null ? 0 : letters.indexOf(after) + 1).slice(0, limit);

it('leads from page to page to the end', async () => {
  const first = await paginate({ first: 5 }, byLetter, read);
  expect(first.edges.map(({ node }) => node).join('')).toBe('abcde');
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const last = await paginate({ first: 5, after: first.pageInfo.endCursor }, byLetter, read);
  expect(last.edges.map(({ node }) => node).join('')).toBe('fg');
  expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
});

it('of no items is empty, and says whether there are any', async () => {
  const page = await paginate({ first: 0 }, byLetter, read);
  expect(page.edges).toEqual([]);
  expect(page.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null });
});

it('of nothing has no cursors', async () => {
  const page = await paginate({ first: 5 }, byLetter, async () => []);
  expect(page.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null });
});

it.each([-1, 101, 1.5])('of %d items is refused before anything is read', async (first) => {
  await expect(paginate({ first }, byLetter, () => Promise.reject(new Error('It was read')))).rejects.toMatchObject({
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
  await expect(paginate({ first: 1, after }, byLetter, read)).rejects.toMatchObject({ issues: [{ path: 'after' }] });
});
