import { once } from 'node:events';
import express from 'express';
import { buildSchema } from 'graphql';
import { afterEach, expect, it, vi } from 'vitest';
import { QueryDesk } from '../graphql/prepare-query.js';
import { identityOf } from './request-property.js';
import { takeQuery } from './take-query.js';
import { WorkBudget } from './work-budget.js';

afterEach(() => {
  vi.restoreAllMocks();
});

it('charges a query that is cheap to answer the time that it took to get ready', async () => {
  const budget = new WorkBudget({ workPerMinute: 1_000_000, anonymousWorkPerMinute: 100_000 });
  const known = { workOf: () => null };
  const desk = new QueryDesk(buildSchema('type Query { a: Int }'), { anonymousIntrospection: true }, known);
  const app = express().use(express.json(), async (request, response) => {
    identityOf.set(request, { credential: null, actor: { kind: 'anonymous' }, isStillGood: async () => true });
    vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(100);
    await takeQuery({ budget }, desk, { request, response });
    response.end();
  });
  await using server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', headers, body: '{"query":"{ a }"}' });
  expect(answer.headers.get('ratelimit')).toMatch(/^"work";r=80000;/);
});
