import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { CancellableClient, ContextualPool } from './cancellation.js';
import { PrismaClient } from './generated/client.js';

/** Prisma's own 2 and 5 s are less than a busy minute: acts on the same documents wait for each other. */
const transactionOptions = { maxWait: 10_000, timeout: 60_000 };

/** A server that does not even refuse is given up after this long. */
const connectionTimeoutMillis = 10_000;

export interface ConnectionOptions {
  readonly maxConnections?: number;
  /** The longest that one statement may take; unlimited if left out. */
  readonly statementTimeoutMs?: number;
}

/** A Prisma client on a pool of its own; `$disconnect()` ends it. */
export function createPrisma(url: string, options: ConnectionOptions = {}): PrismaClient {
  const adapter = new PrismaPg(createPool(url, options), { disposeExternalPool: true });
  return new PrismaClient({ adapter, transactionOptions });
}

/**
 * A pool for what Prisma is not good at: COPY, LISTEN, leases, the queue. An idle connection that breaks is dropped
 * and replaced, so it is no fault; one that breaks in use rejects its query.
 */
export function createPool(url: string, options: ConnectionOptions = {}): pg.Pool {
  const pool = new ContextualPool(poolConfig(url, options));
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

function poolConfig(url: string, { maxConnections = 10, statementTimeoutMs }: ConnectionOptions): pg.PoolConfig {
  return {
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis,
    Client: CancellableClient,
    ...(statementTimeoutMs !== undefined && { statement_timeout: statementTimeoutMs }),
  };
}
