import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { checkQueryShape, isIntrospection } from './query-shape.js';

const aliases = (count: number) => Array.from({ length: count }, (_, i) => `a${i}: documents { totalCount }`).join(' ');
const nested = (depth: number) => `${'a { '.repeat(depth - 1)}a${' }'.repeat(depth - 1)}`;
/** As many fragments, each spread twice by the one before. */
const doubled = (levels: number, leaf: string) =>
  [
    ...Array.from({ length: levels }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`),
    `fragment f${levels} on Query { ${leaf} }`,
  ].join(' ');
const lists = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

it.each([
  ['15 aliases of a field', `{ ${aliases(15)} }`],
  ['a field 15 times', `{ ${'__typename '.repeat(15)} }`],
  ['fields 20 deep', `{ ${nested(20)} }`],
  ['three directives in one place', '{ a @x @x @x }'],
  ['fragments of a level each that double 40 times', `{ ...f0 } ${doubled(40, '__typename')}`],
  ['values 20 deep', `{ a(b: ${lists(20)}) }`],
])('takes %s', (_name, query) => {
  expect(checkQueryShape(parse(query))).toBeNull();
});

it.each([
  ['16 aliases of a field', `{ ${aliases(16)} }`, '15'],
  ['16 aliases in two fragments', `{ ...f ${aliases(8)} } fragment f on Query { ${aliases(8)} }`, '15 aliases'],
  ['a field 16 times', `{ ${'__typename '.repeat(16)} }`, '__typename is selected more than 15 times'],
  ['fields 21 deep', `{ ${nested(21)} }`, 'at most 20 levels deep'],
  ['fields 21 deep in fragments', `{ a { ...f } } fragment f on A { ${nested(20)} }`, 'at most 20 levels deep'],
  ['values 21 deep', `{ a(b: ${lists(21)}) }`, 'nest at most 20 levels deep'],
  ['values 2,400 deep', `{ a(b: ${'{ c: '.repeat(1_200)}${lists(2)}${' }'.repeat(1_200)}) }`, 'nest at most 20 levels'],
  ['types of variables 21 deep', `query ($a: ${'['.repeat(21)}Int${']'.repeat(21)}) { a }`, 'nest at most 20 levels'],
  ['four directives in one place', '{ a @x @x @x @x }', 'At most 3 directives'],
  ['51 directives', `{ ${Array.from({ length: 17 }, (_, i) => `a${i} @x @x @x`).join(' ')} }`, 'at most 50 directives'],
])('refuses %s', (_name, query, reason) => {
  expect(checkQueryShape(parse(query))).toMatchObject({
    message: expect.stringContaining(reason),
    extensions: { code: 'QUERY_TOO_COSTLY' },
  });
});

it('knows a query for the schema', () => {
  expect(isIntrospection(parse('{ a { b } ...f } fragment f on Query { __schema { types { name } } }'))).toBe(true);
  expect(isIntrospection(parse('{ __typename a { b } }'))).toBe(false);
});
