import { describe, expect, it } from 'vitest';
import { execute } from '../command.js';
import type { Actor } from '../role.js';
import { type StartHarvest, startHarvest } from './start-harvest.js';

const operator: Actor = { kind: 'system' };

function fakeStore() {
  const started: StartHarvest[] = [];
  const store = {
    hasScheme: async (name: string) => name === 'Areas',
    listSucceeded: async ({ source }: { source: string }) =>
      source === 'example.org' ? [{ from: null, askedAt: new Date('2026-03-01T02:00:00Z') }] : [],
    startHarvest: async (start: StartHarvest) => {
      started.push(start);
      return { runId: 1n };
    },
  };
  return { store, started };
}

const query = { protocol: 'oai', url: 'https://example.org/oai' };

describe('startHarvest', () => {
  it('asks for all of a repository in Dublin Core, named after its host, where nothing else is said', async () => {
    const { store, started } = fakeStore();
    await execute(startHarvest, store, operator, { query });
    expect(started[0]).toMatchObject({
      title: 'Harvest of example.org',
      input: {
        metadataPrefix: 'oai_dc',
        set: null,
        from: null,
        source: 'example.org',
        scheme: null,
        allowLocal: false,
      },
    });
  });

  it('asks for what has changed since the day before the last one began, or for all if there was none', async () => {
    const { store, started } = fakeStore();
    for (const source of ['example.org', 'new']) {
      await execute(startHarvest, store, operator, { query, source, sinceLast: true });
    }
    expect(started).toMatchObject([
      { title: 'Harvest of example.org since 2026-02-28', input: { from: '2026-02-28' } },
      { title: 'Harvest of example.org', input: { from: null } },
    ]);
  });

  it.each([
    ['a scheme that is not there', { query, scheme: 'Aeras' }, 'scheme'],
    ['an address that is none', { query: { ...query, url: 'file:///etc/passwd' } }, 'query.url'],
    ['a password in the address', { query: { ...query, url: 'https://ada:secret@example.org/oai' } }, 'query.url'],
    ['days in the wrong order', { query: { ...query, from: '2026-02-01', until: '2026-01-01' } }, 'query.until'],
    ['a day that is none', { query: { ...query, from: 'yesterday' } }, 'query.from'],
  ])('refuses %s', async (_what, input, path) => {
    await expect(execute(startHarvest, fakeStore().store, operator, input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      issues: [expect.objectContaining({ path })],
    });
  });
});
