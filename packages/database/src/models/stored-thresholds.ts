import {
  floorOf,
  type MovedCounts,
  type StoredThresholds,
  storedClassifier,
  type ThresholdReader,
} from '@classmark/domain';
import type { Database } from '../database.js';
import type { Classifier } from '../generated/client.js';

export function createThresholdReader({ prisma }: Database): ThresholdReader {
  return {
    findStoredThresholds: async (versionId, subjectId) => {
      const row = await prisma.classifier.findUnique({ where: { versionId_subjectId: { versionId, subjectId } } });
      return row && storedThresholdsOf(row);
    },
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

/** Null for a classifier that was skipped. */
export function storedThresholdsOf(row: Classifier): StoredThresholds | null {
  const { acceptThreshold: accept, reviewThreshold: review, targetPrecision, promise, reason } = row;
  if (row.state === 'skipped' || review === null) return null;
  const thresholds = { accept, review };
  return {
    inForce: { thresholds, targetPrecision, promise, reason },
    basis: storedClassifier.parse(row.trained).thresholdBasis,
    storedFloor: row.storedFloor ?? floorOf(thresholds),
  };
}
