import { createReviewStore, type Database } from '@classmark/database';
import {
  type Actor,
  actorName,
  claimReviewItems,
  type DocumentScorer,
  decide,
  execute,
  labelDocument,
  type QueueOrder,
  queueFilter,
  type ReviewStore,
  type SpotChecking,
  undoDecision,
} from '@classmark/domain';
import { seedDocuments, seedModel, seedPredictions, seedScheme, seedVersion } from './seed-models.js';

/** Leaves the states to thresholds alone. */
export const nothingServes: DocumentScorer = {
  refresh: async () => {},
  score: async () => ({ plan: [], scores: [] }),
};

/** What a test says of suggestions: the probability of A and of B for each document; null is none. */
type Suggestions = readonly (readonly [a: number | null, b: number | null])[];

/** Two subjects that publish from .8 and ask from .4, served by one version, two curators, and what they do. */
export async function openReviewDesk(database: Database, spotChecking?: SpotChecking) {
  const store = createReviewStore(database, spotChecking);
  const { schemeId, subjectIds } = await seedScheme(database, 'review', ['A', 'B']);
  const [a = 0, b = 0] = subjectIds;
  const modelId = await seedModel(database, schemeId, 'review');
  const versionId = await seedVersion(database, { modelId, subjectIds });
  const [ada, bob] = [await seedCurator(database, 'ada'), await seedCurator(database, 'bob')];
  return { store, a, b, versionId, ada, bob, ...rowsOf(database, { subjectIds, versionId }), ...actsOn(store) };
}

function rowsOf(database: Database, { subjectIds, versionId }: { subjectIds: readonly number[]; versionId: number }) {
  const { pool, prisma } = database;
  return {
    /** Nothing waits, nothing is said, both subjects are served. */
    async clear(): Promise<void> {
      await pool.query('truncate prediction, label, review_lease, review_skip, spot_check, decision, act, deployment');
      await prisma.deployment.createMany({ data: subjectIds.map((subjectId) => ({ subjectId, versionId })) });
      await prisma.classifier.updateMany({
        data: { acceptThreshold: 0.8, reviewThreshold: 0.4, targetPrecision: 0.9, promise: 'each', reason: null },
      });
    },

    async suggest(suggestions: Suggestions): Promise<bigint[]> {
      const documentIds = await seedDocuments(database, suggestions.length);
      for (const [place, subjectId] of subjectIds.entries()) {
        const given = documentIds.flatMap((id, i) => {
          const probability = suggestions[i]?.[place] ?? null;
          return probability === null ? [] : [{ id, probability }];
        });
        await seedPredictions(database, {
          subjectId,
          versionId,
          documentIds: given.map(({ id }) => id),
          probabilities: given.map(({ probability }) => probability),
        });
      }
      return documentIds;
    },

    /** All rows that say what documents are about. */
    async everythingKnown(): Promise<object> {
      const rows = async (sql: string) => (await pool.query(sql)).rows;
      return {
        predictions: await rows('select * from prediction order by document_id, subject_id'),
        labels: await rows('select * from label order by document_id, subject_id, origin'),
      };
    },

    async stateOf(documentId: bigint, subjectId: number): Promise<string> {
      const key = { documentId_subjectId: { documentId, subjectId } };
      return (await prisma.prediction.findUniqueOrThrow({ where: key })).state;
    },
  };
}

function actsOn(store: ReviewStore) {
  return {
    answer: (actor: Actor, ...decisions: object[]) => execute(decide, store, actor, { decisions }),
    label: (actor: Actor, documentId: bigint, subjectId: number, value: boolean) =>
      execute(labelDocument, store, actor, { documentId, subjectId, value }),
    undo: (actor: Actor, actId: bigint) => execute(undoDecision, { store, scorer: nothingServes }, actor, { actId }),

    async claim(actor: Actor, input: object = {}): Promise<bigint[]> {
      return (await execute(claimReviewItems, store, actor, input)).map(({ documentId }) => documentId);
    },

    async queue(order: QueueOrder = 'closest_to_threshold', filter: object = {}): Promise<bigint[]> {
      const asked = { ...queueFilter.parse(filter), holder: actorName({ kind: 'system' }) };
      const page = { order, filter: asked, limit: 100, after: null };
      return (await store.listQueue(page)).map(({ documentId }) => documentId);
    },
  };
}

export async function seedCurator({ prisma }: Database, name: string): Promise<Actor> {
  const { id } = await prisma.user.create({ data: { name, role: 'curator', passwordHash: 'unused' } });
  return { kind: 'user', id, name, role: 'curator' };
}

export const accept = (documentId: bigint, subjectId: number) =>
  ({ documentId, subjectId, verdict: 'accept' }) as const;
export const reject = (documentId: bigint, subjectId: number) =>
  ({ documentId, subjectId, verdict: 'reject' }) as const;
