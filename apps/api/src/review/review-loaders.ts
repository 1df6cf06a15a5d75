import {
  createSuspectLabelReader,
  type Database,
  findActs,
  listDecisionsOfActs,
  listDecisionsOfDocuments,
  listLeases,
  listPredictionsOfDocuments,
} from '@classmark/database';
import { type Actor, type Lease, type Prediction, type SuspectLabel, visibleStates } from '@classmark/domain';
import DataLoader from 'dataloader';
import { loadMany } from '../graphql/row-loaders.js';
import { ActObject } from './act.object.js';
import { DecisionObject } from './decision.object.js';
import { SuspectLabelObject } from './suspect-label.object.js';

export function createReviewLoaders(database: Database, actor: Actor) {
  const { prisma } = database;
  return {
    acts: new DataLoader<bigint, ActObject | null>(async (ids) => {
      const acts = new Map((await findActs(prisma, ids)).map((act) => [act.id, new ActObject(act)]));
      return ids.map((id) => acts.get(id) ?? null);
    }),
    decisionsOfActs: new DataLoader<bigint, DecisionObject[]>(async (ids) => {
      const decisions = Map.groupBy(await listDecisionsOfActs(prisma, ids), ({ actId }) => actId);
      return ids.map((id) => (decisions.get(id) ?? []).map((decision) => new DecisionObject(decision)));
    }),
    /** All that was ever said of a document, newest first. */
    decisionsOfDocuments: new DataLoader<bigint, DecisionObject[]>(async (ids) => {
      const decisions = Map.groupBy(await listDecisionsOfDocuments(prisma, ids), ({ documentId }) => documentId);
      return ids.map((id) => (decisions.get(id) ?? []).map((decision) => new DecisionObject(decision)));
    }),
    /** Those that the asker may see, closest to a threshold first. */
    predictionsOfDocuments: new DataLoader<bigint, Prediction[]>(async (ids) => {
      const visible = await listPredictionsOfDocuments(prisma, ids, visibleStates(actor));
      const predictions = Map.groupBy(visible, ({ documentId }) => documentId);
      return ids.map((id) => predictions.get(id) ?? []);
    }),
    /** By what serves; the most doubtful first. */
    suspectsOfDocuments: loadMany({
      read: (ids: readonly bigint[]) => createSuspectLabelReader(database).listSuspectsOfDocuments(ids),
      keyOf: ({ documentId }) => documentId,
      show: (suspect: SuspectLabel) => new SuspectLabelObject(suspect),
    }),
    leases: new DataLoader<bigint, Lease | null>(async (documentIds) => {
      const leases = new Map((await listLeases(prisma, documentIds)).map((lease) => [lease.documentId, lease]));
      return documentIds.map((id) => leases.get(id) ?? null);
    }),
  };
}
