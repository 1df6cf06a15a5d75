import type { Effect } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { deleteModels } from '../models/delete-models.js';
import { deleteSubjects } from './delete-subjects.js';

/** Deletes a scheme with its subjects, its models, and all that is known and learnt of them. */
export async function deleteScheme(tx: Transaction, schemeId: number): Promise<Effect[]> {
  const models = await tx.model.findMany({ where: { schemeId }, select: { id: true } });
  await deleteModels(
    tx,
    models.map(({ id }) => id),
  );
  const subjects = await tx.subject.findMany({ where: { schemeId }, select: { id: true } });
  const effects = await deleteSubjects(
    tx,
    subjects.map(({ id }) => id),
  );
  await tx.labelCompleteness.deleteMany({ where: { schemeId } });
  await tx.scheme.delete({ where: { id: schemeId } });
  return [
    ...effects,
    { action: 'delete', kind: 'models', count: models.length },
    { action: 'delete', kind: 'schemes', count: 1 },
  ];
}
