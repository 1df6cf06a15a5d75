import { expect, it } from 'vitest';
import { claimForDesk } from './claim-for-desk';

const items = [{ document: { id: 'd1' } }, { document: { id: 'd2' } }];
const claimed = { __typename: 'ReviewItemsClaimed', items };

/** A claim that is answered when the test says so, at a desk that can be left. */
function start() {
  const answer = Promise.withResolvers<typeof claimed>();
  const desk = { isLeft: false };
  const released: (readonly string[])[] = [];
  const release = async (ids: readonly string[]): Promise<void> => void released.push(ids);
  return {
    answer,
    desk,
    released,
    claiming: claimForDesk(() => answer.promise, { isLeft: () => desk.isLeft, release }),
  };
}

it('brings what was claimed to the desk', async () => {
  const { answer, claiming, released } = start();
  answer.resolve(claimed);
  expect(await claiming).toBe(claimed);
  expect(released).toEqual([]);
});

it('gives back what comes after the desk was left', async () => {
  const { answer, desk, claiming, released } = start();
  desk.isLeft = true;
  answer.resolve(claimed);
  expect(await claiming).toBeNull();
  expect(released).toEqual([['d1', 'd2']]);
});

it('says nothing of a claim that failed after the desk was left', async () => {
  const { answer, desk, claiming } = start();
  desk.isLeft = true;
  answer.reject(new Error('Can’t reach the service.'));
  expect(await claiming).toBeNull();
});

it('asks for nothing once the desk is left', async () => {
  const leaving = { isLeft: () => true, release: async () => undefined };
  expect(await claimForDesk(() => Promise.reject(new Error('asked')), leaving)).toBeNull();
});

it('fails as the claim does', async () => {
  const { answer, claiming } = start();
  answer.reject(new Error('Can’t reach the service.'));
  await expect(claiming).rejects.toThrow('Can’t reach the service.');
});
