import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { checkQueryCost, costOf } from './query-cost.js';

const schema = buildSchema(`
  type Query { items(first: Int = 20): Connection, item: Item }
  type Connection { edges: [Edge!]! }
  type Edge { node: Item! }
  type Item { id: ID!, tags: [String!]!, items: [Item!]! }
`);
const cost = (query: string, variables = {}) => costOf(schema, { document: parse(query), variables });

it.each([
  ['a field', '{ item { id tags } }', 3],
  ['a page by its size', '{ items(first: 3) { edges { node { id } } } }', 1 + 3 * 3],
  ['a page without a size by the default', '{ items { edges { node { id } } } }', 1 + 20 * 3],
  ['a list without one as ten', '{ item { items { id } } }', 2 + 10],
  ['a fragment wherever it is spread', '{ a: item { ...f } b: item { ...f } } fragment f on Item { id tags }', 6],
  ['an inline fragment', '{ item { ... on Item { id } } }', 2],
  ['introspection as nothing', '{ __schema { types { name } } }', 0],
])('counts %s', (_name, query, expected) => {
  expect(cost(query)).toBe(expected);
});

it('takes a page size from its variable', () => {
  expect(cost('query ($n: Int) { items(first: $n) { edges { node { id } } } }', { n: 4 })).toBe(1 + 4 * 3);
});

it('counts a page that is too large as the largest: its own rule refuses it', () => {
  expect(cost('{ items(first: 100000) { edges { node { id } } } }')).toBe(1 + 100 * 3);
});

it('refuses lists within lists within lists', () => {
  const nested = '{ item { items { items { items { items { items { id } } } } } } }';
  expect(() => checkQueryCost(schema, { document: parse(nested) })).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'QUERY_TOO_COSTLY' }) }),
  );
});
