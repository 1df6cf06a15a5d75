import { expect, it } from 'vitest';
import { isConnectionLoss, isWorthRetrying } from './connection-loss.js';

const failure = (message: string, code?: string): Error => Object.assign(new Error(message), code && { code });

it.each([
  failure('terminating connection due to administrator command', '57P01'),
  failure('the database system is starting up', '57P03'),
  failure('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'),
  failure('Connection terminated unexpectedly'),
  failure('timeout exceeded when trying to connect'),
  failure('Unable to start a transaction in the given time.', 'P2028'),
  failure("Can't reach database server at 127.0.0.1:5432", 'P1001'),
  new AggregateError([failure('connect', 'ECONNREFUSED')], ''),
  { message: 'connect (Queue: training)', code: 'ECONNREFUSED' },
  new Error('Query failed', { cause: failure('read', 'ECONNRESET') }),
])('takes for a lost connection: $message', (error) => {
  expect(isConnectionLoss(error)).toBe(true);
});

it.each([failure('duplicate key', '23505'), failure('syntax error', '42601'), new TypeError('no'), 'no'])(
  'does not take for one: %s',
  (error) => {
    expect(isWorthRetrying(error)).toBe(false);
  },
);

it('takes a raw query that lost its connection for one, as Prisma tells it', () => {
  const meta = { driverAdapterError: failure('ConnectionClosed') };
  expect(isConnectionLoss(Object.assign(failure('Raw query failed.', 'P2010'), { meta }))).toBe(true);
});

const rawConflict = Object.assign(failure('Raw query failed', 'P2010'), {
  meta: { driverAdapterError: failure('TransactionWriteConflict') },
});

it.each([failure('deadlock detected', '40P01'), failure('write conflict', 'P2034'), rawConflict])(
  'tries collisions again, which are no lost connection: $message',
  (error) => {
    expect([isWorthRetrying(error), isConnectionLoss(error)]).toEqual([true, false]);
  },
);
