import {
  floorOf,
  type MovedCounts,
  type StoredThresholds,
  storedClassifier,
  type ThresholdReader,
  whyReviewOnly,
} from '@classmark/domain';
import type { Database, Transaction } from '../database.js';
import type { Prisma } from '../generated/client.js';
import type { ClassifierKey } from './move-predictions.js';
import { readStopReason } from './read-stop-reason.js';

export function createThresholdReader({ prisma }: Database): ThresholdReader {
  return {
    findStoredThresholds: async (versionId, subjectId) => {
      const row = await findClassifierOfModel(prisma, { versionId, subjectId });
      return row && storedThresholdsOf(row);
    },
    wasStoppedTogether: async (versionId, subjectId) =>
      (await readStopReason(prisma, { versionId, subjectId })) !== null,
    countMoved: async (versionId, subjectId, { accept, review }) => {
      const [counts] = await prisma.$queryRaw<[MovedCounts]>`
        select count(*) filter (where state = 'published')::int as published,
          count(*) filter (where state = 'queued')::int as queued,
          (count(*) filter (where state is null or state = 'withdrawn'))::int as withdrawn
        from (
          select prediction_state_for(probability, ${accept}::float8, ${review}::float8) as state from prediction
          where subject_id = ${subjectId} and version_id = ${versionId}
            and state in ('published', 'queued', 'withdrawn')) as moved`;
      return counts;
    },
  };
}

const withModel = {
  version: { select: { model: { select: { targetPrecision: true, promise: true } } } },
} satisfies Prisma.ClassifierInclude;

/** With what its model promises. */
export function findClassifierOfModel(tx: Transaction, { versionId, subjectId }: ClassifierKey) {
  return tx.classifier.findUnique({ where: { versionId_subjectId: { versionId, subjectId } }, include: withModel });
}

/** Null for a classifier that was skipped. */
export function storedThresholdsOf(
  row: Prisma.ClassifierGetPayload<{ include: typeof withModel }>,
): StoredThresholds | null {
  const { acceptThreshold: accept, reviewThreshold: review, targetPrecision, promise, reason } = row;
  if (row.state === 'skipped' || review === null) return null;
  const thresholds = { accept, review };
  const trained = storedClassifier.parse(row.trained);
  return {
    inForce: { thresholds, targetPrecision, promise, reason },
    asTrained: {
      ...row.version.model,
      thresholds: { accept: trained.acceptThreshold, review: trained.reviewThreshold },
      reason: whyReviewOnly(trained),
    },
    basis: trained.thresholdBasis,
    storedFloor: row.storedFloor ?? floorOf(thresholds),
  };
}
