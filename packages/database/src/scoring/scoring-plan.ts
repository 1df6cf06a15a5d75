import { floorOf, settleFloor, type Thresholds } from '@classmark/domain';
import type pg from 'pg';
import type { Transaction } from '../database.js';

export interface PlannedSubject {
  readonly subjectId: number;
  /** Predictions under this are not stored. */
  readonly floor: number;
  /** See classifier.stored_floor. */
  readonly storedFloor: number | null;
}

export interface ServingVersion {
  readonly versionId: number;
  readonly subjects: readonly PlannedSubject[];
}

interface Row {
  readonly versionId: number;
  readonly subjectId: number;
  readonly accept: Thresholds['accept'];
  readonly review: number;
  readonly storedFloor: number | null;
}

/** What serves now, of some subjects or of all (null). */
export async function readScoringPlan(pool: pg.Pool, subjectIds: readonly number[] | null): Promise<ServingVersion[]> {
  const { rows } = await pool.query<Row>(
    `select c.version_id as "versionId", c.subject_id as "subjectId", c.accept_threshold as accept,
       c.review_threshold as review, c.stored_floor as "storedFloor"
     from deployment d join classifier c using (version_id, subject_id)
     where d.ended_at is null and ($1::int[] is null or d.subject_id = any($1))
     order by c.version_id, c.subject_id`,
    [subjectIds],
  );
  return [...Map.groupBy(rows, ({ versionId }) => versionId)].map(([versionId, subjects]) => ({
    versionId,
    subjects: subjects.map(({ subjectId, storedFloor, ...thresholds }) => ({
      subjectId,
      storedFloor,
      floor: floorOf(thresholds),
    })),
  }));
}

/**
 * Says that predictions of all documents are stored down to the floors of a plan, now that they are. Where thresholds
 * moved meanwhile the stored floor stays where that put it.
 */
export async function settleStoredFloors(tx: Transaction, plan: readonly ServingVersion[]): Promise<void> {
  for (const { versionId, subjects } of plan) {
    const current = await tx.$queryRaw<{ subjectId: number; storedFloor: number | null }[]>`
      select subject_id as "subjectId", stored_floor as "storedFloor" from classifier
      where version_id = ${versionId} and subject_id = any(${subjects.map(({ subjectId }) => subjectId)}::int[])
      order by subject_id for no key update`;
    const floors = new Map(current.map(({ subjectId, storedFloor }) => [subjectId, storedFloor]));
    const settled = subjects.map(({ subjectId, storedFloor, floor }) =>
      settleFloor({ planned: storedFloor, current: floors.get(subjectId) ?? null, scored: floor }),
    );
    await tx.$executeRaw`
      update classifier c set stored_floor = s.floor
      from unnest(${subjects.map(({ subjectId }) => subjectId)}::int[], ${settled}::float8[]) as s (subject_id, floor)
      where c.version_id = ${versionId} and c.subject_id = s.subject_id`;
  }
}
