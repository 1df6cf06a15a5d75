import { RetryLaterError } from '@classmark/domain';
import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { subscribeAfresh } from './subscribe-afresh.js';

const schema = buildSchema('type Query { a: Int } type Subscription { tick: Int }');
const document = parse('subscription { tick }');
const { signal } = new AbortController();

it('makes no further event for who can’t pay for it, and says why', async () => {
  let left = 2;
  const pay = async () => {
    if (left === 0) throw new RetryLaterError('TOO_MANY_REQUESTS', 'Used up.', 5);
    left -= 1;
  };
  const rootValue = {
    async *tick() {
      for (let tick = 1; ; tick++) yield { tick };
    },
  };
  const events = await Array.fromAsync(subscribeAfresh({ schema, document, rootValue }, () => ({ signal }), pay));
  expect(events.map(({ data }) => data?.tick)).toEqual([1, 2, 3, undefined]);
  expect(events.at(-1)?.errors?.[0]?.originalError).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
});
