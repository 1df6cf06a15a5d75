import type { Lease, Prediction, PredictionState } from '@classmark/domain';
import type { Transaction } from '../database.js';

/** The documents' predictions in some states, closest to a threshold first. */
export function listPredictionsOfDocuments(
  tx: Transaction,
  documentIds: readonly bigint[],
  states: readonly PredictionState[],
): Promise<Prediction[]> {
  return tx.prediction.findMany({
    where: { documentId: { in: [...documentIds] }, state: { in: [...states] } },
    orderBy: [{ margin: 'asc' }, { subjectId: 'asc' }],
  });
}

/** Who has the documents on their desks now; a document that nobody has is left out. */
export function listLeases(tx: Transaction, documentIds: readonly bigint[]): Promise<Lease[]> {
  return tx.$queryRaw<Lease[]>`
    select l.document_id as "documentId", coalesce(u.name, k.name, l.holder) as holder, l.expires_at as "expiresAt"
    from review_lease l
      left join user_account u on l.holder = 'user:' || u.id
      left join api_key k on l.holder = 'key:' || k.id
    where l.document_id = any(${[...documentIds]}::bigint[]) and l.expires_at > now()`;
}
