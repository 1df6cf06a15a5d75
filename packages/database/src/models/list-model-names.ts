import type { Transaction } from '../database.js';
import type { Prisma } from '../generated/client.js';

export async function listModelNames(tx: Transaction, where: Prisma.ModelWhereInput): Promise<string[]> {
  const models = await tx.model.findMany({ where, select: { name: true }, orderBy: { id: 'asc' } });
  return models.map(({ name }) => name);
}
