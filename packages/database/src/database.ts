import type pg from 'pg';
import type { Prisma, PrismaClient } from './generated/client.js';

/** What the functions of this package work on: Prisma for small things, the pool where sets are moved. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
}

/** The client inside `prisma.$transaction(async (tx) => …)`. */
export type Transaction = Prisma.TransactionClient;
