import type { Transaction } from '../database.js';

/** Deletes a scheme that no model and no label uses. */
export async function deleteScheme(tx: Transaction, schemeId: number): Promise<void> {
  await tx.labelCompleteness.deleteMany({ where: { schemeId } });
  await tx.subject.deleteMany({ where: { schemeId } });
  await tx.scheme.delete({ where: { id: schemeId } });
}
