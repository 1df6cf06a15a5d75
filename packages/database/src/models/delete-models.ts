import type { Transaction } from '../database.js';

/** Deletes models with their versions and what these suggest; what people decided stays, without its version. */
export async function deleteModels(tx: Transaction, modelIds: readonly number[]): Promise<void> {
  const versions = await tx.version.findMany({ where: { modelId: { in: [...modelIds] } }, select: { id: true } });
  const versionIds = versions.map(({ id }) => id);
  await tx.$executeRaw`delete from prediction where version_id = any(${versionIds}::int[])`;
  await tx.$executeRaw`update decision set version_id = null where version_id = any(${versionIds}::int[])`;
  await tx.deployment.deleteMany({ where: { versionId: { in: versionIds } } });
  await tx.version.deleteMany({ where: { id: { in: versionIds } } });
  await tx.model.deleteMany({ where: { id: { in: [...modelIds] } } });
}
