import { notifications, notificationsStore } from '@mantine/notifications';
import { onlineManager } from '@tanstack/react-query';
import { afterEach, expect, it } from 'vitest';
import { createQueryClient } from './query-client.js';
import { RequestError } from './request.js';

afterEach(() => {
  onlineManager.setOnline(true);
  notifications.clean();
});

const notices = (): unknown[] => notificationsStore.getState().notifications.map(({ title }) => title);
const timedOut = new RequestError('TIMEOUT', 'The answer took too long.');

it('asks the service also where the browser thinks that it is offline', async () => {
  onlineManager.setOnline(false);
  expect(await createQueryClient().fetchQuery({ queryKey: ['a'], queryFn: () => 'read' })).toBe('read');
});

it('says that a page may be out of date until it is read again', async () => {
  const client = createQueryClient();
  const read = (queryFn: () => Promise<string>) => client.fetchQuery({ queryKey: ['a'], queryFn, staleTime: 0 });
  await read(() => Promise.resolve('first'));
  await expect(read(() => Promise.reject(timedOut))).rejects.toThrow(timedOut);
  expect(notices()).toEqual(['This page may be out of date']);
  await read(() => Promise.resolve('second'));
  expect(notices()).toEqual([]);
});

it('leaves it to the page to say that there is nothing to show', async () => {
  const client = createQueryClient();
  await expect(client.fetchQuery({ queryKey: ['a'], queryFn: () => Promise.reject(timedOut) })).rejects.toThrow();
  expect(notices()).toEqual([]);
});
