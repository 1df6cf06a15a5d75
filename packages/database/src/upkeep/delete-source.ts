import type { Effect } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { deleteDocuments } from '../documents/delete-documents.js';
import { Prisma } from '../generated/client.js';
import { deleteModels } from '../models/delete-models.js';

/** Deletes a source with its documents, and the models that suggest for it alone. */
export async function deleteSource(tx: Transaction, sourceId: number): Promise<Effect[]> {
  const effects = await deleteDocuments(tx, Prisma.sql`select id from document where source_id = ${sourceId}`);
  const models = await tx.model.findMany({ where: { sourceIds: { equals: [sourceId] } }, select: { id: true } });
  await deleteModels(
    tx,
    models.map(({ id }) => id),
  );
  await tx.$executeRaw`
    update model set source_ids = array_remove(source_ids, ${sourceId}) where ${sourceId} = any(source_ids)`;
  await tx.source.delete({ where: { id: sourceId } });
  return [
    ...effects,
    { action: 'delete', kind: 'models', count: models.length },
    { action: 'delete', kind: 'sources', count: 1 },
  ];
}
