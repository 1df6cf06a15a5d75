import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.js';

/** Prisma's own 2 and 5 s are less than a busy minute: acts on the same documents wait for each other. */
const transactionOptions = { maxWait: 10_000, timeout: 60_000 };

/** A Prisma client on a pool of its own; `$disconnect()` ends it. */
export function createPrisma(url: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url }), transactionOptions });
}

/**
 * A pool for what Prisma is not good at: COPY, LISTEN, leases, the queue. An idle connection that breaks is dropped
 * and replaced, so it is no fault; one that breaks in use rejects its query.
 */
export function createPool(url: string, maxConnections = 10): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: maxConnections });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
