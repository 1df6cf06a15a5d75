import { expect, it } from 'vitest';
import { createTurns } from './turns';

it('does one piece of work after another, however long each takes', async () => {
  const turns = createTurns();
  const done: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  turns.run(async () => {
    await promise;
    done.push('slow');
  });
  turns.run(async () => {
    done.push('quick');
  });
  resolve();
  await turns.done();
  expect(done).toEqual(['slow', 'quick']);
});
