import { listActIdsOf } from '@classmark/database';
import { expect, it } from 'vitest';
import { accept, openReviewDesk, reject } from '../support/review-desk.js';
import { openTestDatabase } from '../support/test-database.js';

const { database } = await openTestDatabase();
const { a, ada, bob, suggest, answer, undo } = await openReviewDesk(database);

it('a person’s acts that hold are found, newest first', async () => {
  const [one = 0n, two = 0n, three = 0n] = await suggest([
    [0.6, null],
    [0.6, null],
    [0.6, null],
  ]);
  const first = await answer(ada, accept(one, a));
  const undone = await answer(ada, accept(two, a));
  const last = await answer(ada, reject(three, a));
  await undo(ada, undone.id);
  expect(await listActIdsOf(database.prisma, ada, 50)).toEqual([last.id, first.id]);
  expect(await listActIdsOf(database.prisma, ada, 1)).toEqual([last.id]);
  expect(await listActIdsOf(database.prisma, bob, 50)).toEqual([]);
});
