import { expect, it } from 'vitest';
import { execute } from '../command.js';
import type { Actor } from '../role.js';
import { type RestoreStore, restoreDocuments } from './restore-documents.js';

const curator: Actor = { kind: 'user', id: 2, name: 'carla', role: 'curator' };

function fakeStore() {
  const restored: (readonly bigint[])[] = [];
  const store: RestoreStore = {
    findPresent: async (ids) => ids.filter((id) => id < 10n),
    restore: async (ids) => void restored.push(ids),
  };
  return { store, restored };
}

it('restores each document once', async () => {
  const { store, restored } = fakeStore();
  expect(await execute(restoreDocuments, store, curator, { documentIds: [1n, 2n, 1n] })).toEqual([1n, 2n]);
  expect(restored).toEqual([[1n, 2n]]);
});

it('restores none where one is not there', async () => {
  const { store, restored } = fakeStore();
  const restoring = execute(restoreDocuments, store, curator, { documentIds: [1n, 11n] });
  await expect(restoring).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(restored).toEqual([]);
});

it('is not for readers', async () => {
  const reader: Actor = { kind: 'key', id: 1, name: 'search', role: 'reader' };
  const restoring = execute(restoreDocuments, fakeStore().store, reader, { documentIds: [1n] });
  await expect(restoring).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});

it.each([[[]], [Array.from({ length: 501 }, (_, i) => BigInt(i + 1))]])(
  'refuses none, and more than 500 at once',
  async (documentIds) => {
    const restoring = execute(restoreDocuments, fakeStore().store, curator, { documentIds });
    await expect(restoring).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  },
);
