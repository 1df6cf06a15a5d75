import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { connectionTimes } from './connection-times.js';

it('has an end for headers that never come whole, and none for uploads that go on', () => {
  const { headersTimeout, requestTimeout } = createServer(connectionTimes);
  expect([headersTimeout, requestTimeout]).toEqual([30_000, 0]);
});
