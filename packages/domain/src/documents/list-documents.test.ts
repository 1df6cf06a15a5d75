import { describe, expect, it } from 'vitest';
import { parseInput } from '../parse-input.js';
import type { Actor } from '../role.js';
import { type DocumentStore, documentFilter, listDocuments, listFacets, orderWithoutSearch } from './list-documents.js';

const reader: Actor = { kind: 'key', id: 1, name: 'search', role: 'reader' };
const curator: Actor = { kind: 'user', id: 2, name: 'carla', role: 'curator' };
const store: DocumentStore = {
  listDocuments: async () => [{ documentId: 1n, rank: 0, published: '' }],
  countDocuments: async () => 1,
  listFacets: async () => [{ subjectId: 1, count: 1, isEstimated: false }],
};
const list = (actor: Actor, input: object) =>
  listDocuments(store, actor, {
    filter: parseInput(documentFilter, input),
    order: 'best_match',
    limit: 10,
    after: null,
  });

describe('documentFilter', () => {
  it('asks for all that take part where nothing is said', () => {
    expect(parseInput(documentFilter, { search: '  ' })).toEqual({
      scheme: null,
      subjectIds: [],
      publishedFrom: null,
      publishedUntil: null,
      metadata: [],
      source: null,
      externalId: null,
      state: 'active',
      labelled: null,
      predictionState: null,
      search: null,
    });
  });

  it.each([
    ['more subjects than twenty', { subjectIds: Array.from({ length: 21 }, (_, i) => i) }, 'subjectIds'],
    ['a state that there is not', { state: 'lost' }, 'state'],
    ['a search of more than 1,000 characters', { search: 'x'.repeat(1_001) }, 'search'],
  ])('refuses %s', (_name, input, path) => {
    expect(() => parseInput(documentFilter, input)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', issues: [expect.objectContaining({ path })] }),
    );
  });
});

describe('what somebody may ask for', () => {
  it.each([
    ['all that takes part', {}],
    ['what is published', { predictionState: 'published' }],
    ['what is rejected', { predictionState: 'rejected' }],
  ])('a reader may list %s', async (_name, input) => {
    expect(await list(reader, input)).toHaveLength(1);
  });

  it.each([
    ['what stands aside', { state: 'set_aside' }],
    ['what is queued', { predictionState: 'queued' }],
    ['what is withdrawn', { predictionState: 'withdrawn' }],
  ])('a reader may not list %s, a curator may', async (_name, input) => {
    await expect(list(reader, input)).rejects.toMatchObject({ code: 'NOT_ALLOWED', requiredRole: 'curator' });
    expect(await list(curator, input)).toHaveLength(1);
  });

  it('nobody lists or counts without a role', async () => {
    const nobody: Actor = { kind: 'anonymous' };
    await expect(list(nobody, {})).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await expect(listFacets(store, nobody, parseInput(documentFilter, {}))).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
  });
});

it.each([
  ['best_match', 'newest'],
  ['newest', 'newest'],
  ['oldest', 'oldest'],
  ['last_published', 'last_published'],
] as const)('documents that answer no search are listed by %s as by %s', (asked, order) => {
  expect(orderWithoutSearch(asked)).toBe(order);
});
