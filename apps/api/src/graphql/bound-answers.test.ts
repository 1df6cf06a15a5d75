import { buildSchema, execute, parse } from 'graphql';
import { expect, it } from 'vitest';
import { AnswerBound } from './answer-bound.js';
import { boundAnswers } from './bound-answers.js';

const schema = boundAnswers(
  buildSchema(`
    scalar JSON
    type Query { things: [Thing!]!, text: String!, json: JSON!, words: [String!]!, numbers: [Float!]! }
    type Thing { id: ID!, size: Int!, part: Thing!, parts: [Thing!]! }
  `),
);
const part = { id: 'a', size: 1 };
const parts = Array.from({ length: 1_000 }, () => part);
const rootValue = {
  things: async () => Array.from({ length: 1_000 }, () => ({ ...part, part, parts: async () => parts })),
  text: 'x'.repeat(20_000_000),
  json: { a: ['x'.repeat(20_000_000)] },
  words: ['x'.repeat(20_000_000)],
  numbers: Array.from({ length: 1_500_000 }, () => 1),
};

function ask(query: string, { endsAt = Number.POSITIVE_INFINITY, asker = 'anonymous' as 'anonymous' | 'known' } = {}) {
  const answer = new AnswerBound(asker, endsAt, () => 0);
  return { answer, result: execute({ schema, document: parse(query), rootValue, contextValue: { answer } }) };
}
const errorsOf = async (...asked: Parameters<typeof ask>) => [...new Set((await ask(...asked).result).errors)];

it.each([
  ['lists within a list', '{ things { parts { __typename } } }'],
  [
    'many fields of the items of a list',
    `{ things { ${Array.from({ length: 201 }, (_, i) => `a${i}: size`).join(' ')} } }`,
  ],
  [
    'fields of fragments',
    `{ things { ...f } } fragment f on Thing { part { part { part { ...g ...g ...g } } } }
    fragment g on Thing { ${Array.from({ length: 99 }, (_, i) => `a${i}: size`).join(' ')} }`,
  ],
  ['numbers', '{ numbers b: numbers }'],
])('refuses an answer of more than 200,000 values to somebody unknown, by %s, with one error', async (_what, query) => {
  expect(await errorsOf(query)).toMatchObject([
    { message: expect.stringContaining('more than 200,000 values'), extensions: { code: 'QUERY_TOO_COSTLY' } },
  ]);
});

it.each(['text', 'json', 'words'])('refuses an answer of more than 32 million characters, by %s', async (field) => {
  expect(await errorsOf(`{ a: ${field} }`)).toEqual([]);
  expect(await errorsOf(`{ a: ${field} b: ${field} }`)).toMatchObject([
    { message: expect.stringContaining('more than 32,000,000 characters') },
  ]);
});

it('takes more for somebody known, and says what it came to', async () => {
  const { answer, result } = ask('{ things { id parts { size } } }', { asker: 'known' });
  expect((await result).errors).toMatchObject([{ message: expect.stringContaining('more than 1,000,000 values') }]);
  const small = ask('{ things { id } }', { asker: 'known' });
  expect((await small.result).errors).toBeUndefined();
  expect([small.answer.cost, answer.cost > 1_000_000]).toEqual([1_001, true]);
});

it('is stopped at the next list once its time is over', async () => {
  expect(await errorsOf('{ things { id } }', { endsAt: -1 })).toMatchObject([{ originalError: { code: 'TIMED_OUT' } }]);
});
