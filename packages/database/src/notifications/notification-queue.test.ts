import { expect, it } from 'vitest';
import { NotificationQueue } from './notification-queue.js';

it('gives equal announcements that wait as one', async () => {
  const queue = new NotificationQueue(new AbortController().signal);
  for (const payload of ['1', '2', '1', null, null]) queue.push(payload);
  const read = [await queue.next(), await queue.next(), await queue.next()];
  expect(read.map(({ value }) => value)).toEqual(['1', '2', null]);
});

it('gives what is announced while it is waited for', async () => {
  const queue = new NotificationQueue(new AbortController().signal);
  const next = queue.next();
  queue.push('1');
  expect(await next).toEqual({ done: false, value: '1' });
});

it('ends a wait when the signal aborts, and says so once', async () => {
  const controller = new AbortController();
  const queue = new NotificationQueue(controller.signal);
  let ends = 0;
  queue.onEnd(() => ends++);
  const next = queue.next();
  controller.abort();
  await queue.return();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(ends).toBe(1);
});

it('ends at once where the signal has aborted before', async () => {
  const queue = new NotificationQueue(AbortSignal.abort());
  expect((await queue.next()).done).toBe(true);
});
