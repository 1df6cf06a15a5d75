import { AppError } from '@classmark/domain';
import type { Transaction } from '../database.js';
import type { Prisma } from '../generated/client.js';

/** Throws AppError CONFLICT naming the models that are trained with what has this name. */
export async function requireUnused(tx: Transaction, name: string, where: Prisma.ModelWhereInput): Promise<void> {
  const models = await tx.model.findMany({ where, select: { name: true }, orderBy: { id: 'asc' } });
  if (models.length === 0) return;
  const names = models.map((model) => `"${model.name}"`).join(', ');
  const message = `"${name}" can't be deleted: ${names} ${models.length === 1 ? 'is' : 'are'} trained with it.`;
  throw new AppError('CONFLICT', message);
}
