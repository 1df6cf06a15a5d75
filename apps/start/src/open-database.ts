import { createPool, createPrisma, type Database } from '@classmark/database';

/** A few connections, closed with `resources`. */
export function openDatabase(url: string, resources: AsyncDisposableStack): Database {
  const prisma = resources.adopt(createPrisma(url), (client) => client.$disconnect());
  const pool = resources.adopt(createPool(url, { maxConnections: 2 }), (opened) => opened.end());
  return { prisma, pool };
}
