import { buildSchema, getOperationAST, isObjectType, parse } from 'graphql';
import { expect, it } from 'vitest';
import type { Asked } from './costs.js';
import { checkQueryCost, costOf } from './query-cost.js';

const schema = buildSchema(`
  type Query { items(first: Int, last: Int): Connection, item: Item }
  type Connection { edges: [Edge!]! }
  type Edge { node: Item! }
  type Item { id: ID!, tags: [String!]!, items: [Item!]! }
`);
const known = { workOf: () => null };
const typeCount = Object.keys(schema.getTypeMap()).length;
const cost = (query: string, variables = {}) => costOf(schema, { ...operationOf(query), variables, known });

function operationOf(query: string) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error(`No operation in ${query}`);
  return { document, operation };
}

it.each([
  ['a field', '{ item { id tags } }', 3],
  ['a page by its size', '{ items(first: 3) { edges { node { id } } } }', 2 + 3 * 2],
  ['a page without a size as one of 50', '{ items { edges { node { id } } } }', 2 + 50 * 2],
  ['a list without one as ten', '{ item { items { id } } }', 2 + 10],
  ['a fragment wherever it is spread', '{ a: item { ...f } b: item { ...f } } fragment f on Item { id tags }', 6],
  ['an inline fragment', '{ item { ... on Item { id } } }', 2],
  [
    'introspection as little, for each type there is',
    '{ __schema { types { name kind } } }',
    1 + Math.ceil((1 + typeCount * 2) / 20),
  ],
])('counts %s', (_name, query, expected) => {
  expect(cost(query)).toBe(expected);
});

/** As many fragments at the root, each spread twice by the one before. */
const doubled = (levels: number, leaf: string) =>
  Array.from({ length: levels }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ') +
  ` fragment f${levels} on Query { ${leaf} }`;

it('counts a fragment at the root once, however often it is spread', () => {
  expect(cost(`{ ...f0 } ${doubled(40, '__typename')}`)).toBe(0);
  expect(cost(`{ ...f0 } ${doubled(40, 'item { id }')}`)).toBe(2 ** 41);
});

it('refuses a query that has more places than it counts', () => {
  const roots = Array.from({ length: 300 }, (_, i) => `a${i}: item { ...f }`).join(' ');
  const fields = Array.from({ length: 300 }, (_, i) => `b${i}: __typename`).join(' ');
  expect(() => cost(`{ ${roots} } fragment f on Item { ${fields} }`)).toThrow('too many places');
});

it('takes a page size from its variable', () => {
  expect(cost('query ($n: Int) { items(first: $n) { edges { node { id } } } }', { n: 4 })).toBe(2 + 4 * 2);
});

it('counts a page that is too large as the largest: its own rule refuses it', () => {
  expect(cost('{ items(first: 100000) { edges { node { id } } } }')).toBe(2 + 100 * 2);
});

it('counts what a field says of itself, by its arguments and those of the root', () => {
  const costly = buildSchema('type Query { read(text: String, limit: Int): [Word!]! } type Word { why: String }');
  const read = costly.getQueryType()?.getFields().read;
  const word = costly.getType('Word');
  if (!read || !isObjectType(word)) throw new Error('The schema has both');
  Object.assign(read.extensions, {
    costs: { work: ({ args }: Asked) => String(args.text).length, items: ({ args }: Asked) => Number(args.limit) },
  });
  Object.assign(word.getFields().why?.extensions ?? {}, {
    costs: { work: ({ root }: Asked) => String(root.text).length },
  });
  const query = 'query ($t: String) { read(text: $t, limit: 3) { ...f } } fragment f on Word { why }';
  expect(costOf(costly, { ...operationOf(query), variables: { t: 'x'.repeat(40) }, known })).toBe(40 + 3 * 40);
});

it('counts what is done once for all objects once for each place, however many objects there are', () => {
  const counted = buildSchema(
    'type Query { items(first: Int): Items } type Items { edges: [Item!]! } type Item { n: Int }',
  );
  const item = counted.getType('Item');
  if (!isObjectType(item)) throw new Error('The schema has it');
  Object.assign(item.getFields().n?.extensions ?? {}, { costs: { work: 2, once: 1_000 } });
  const costIn = (query: string) => costOf(counted, { ...operationOf(query), known });
  expect(costIn('{ items(first: 3) { edges { n } } }')).toBe(2 + 3 * 2 + 1_000);
  const spread =
    '{ a: items(first: 3) { edges { ...f } } b: items(first: 3) { edges { ...f } } } fragment f on Item { n }';
  expect(costIn(spread)).toBe(2 * (2 + 3 * 2 + 1_000));
  const within = '{ items(first: 3) { edges { ...f } again: edges { ...f } } } fragment f on Item { n }';
  expect(costIn(within)).toBe(3 + 6 * 2 + 2 * 1_000);
});

it('refuses lists within lists within lists', () => {
  const nested = '{ item { items { items { items { items { items { id } } } } } } }';
  expect(() => checkQueryCost(schema, { ...operationOf(nested), known })).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'QUERY_TOO_COSTLY' }) }),
  );
});
