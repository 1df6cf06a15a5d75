import type pg from 'pg';
import type { Transaction } from './database.js';

/** A connection within a transaction: pg's own, or one made of Prisma's. */
export interface Connection {
  query<Row extends pg.QueryResultRow>(query: Query): Promise<{ readonly rows: Row[] }>;
}

export interface Query {
  /** Postgres keeps the plan of a query with a name, which is for one text alone. */
  readonly name?: string;
  readonly text: string;
  readonly values?: unknown[];
}

/** Of a transaction of Prisma's. */
export function asConnection(tx: Transaction): Connection {
  return { query: async ({ text, values = [] }) => ({ rows: await tx.$queryRawUnsafe(text, ...values) }) };
}
