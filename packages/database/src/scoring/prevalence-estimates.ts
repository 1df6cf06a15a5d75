import { type ClassifierPrevalence, prevalenceEstimate } from '@classmark/domain';
import type pg from 'pg';
import type { Transaction } from '../database.js';
import { isScorable } from './scorable-sql.js';
import type { ScoringScope } from './scoring-documents.js';

/** The ids of some documents of which a subject may be unknown, chosen by their hashes; all if there are few. */
export async function chooseScoringSample(
  pool: pg.Pool,
  { changedSince }: ScoringScope,
  { servedSubjectIds, most }: { readonly servedSubjectIds: readonly number[]; readonly most: number },
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select d.id from document d
     where ($1::timestamptz is null or d.updated_at >= $1) and ${isScorable('$2')}
     order by d.id_fraction, d.id limit $3`,
    [changedSince, servedSubjectIds, most],
  );
  return rows.map(({ id }) => id);
}

export async function readSample(
  pool: pg.Pool,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly title: string; readonly text: string }[]> {
  const { rows } = await pool.query<{ id: string; title: string; text: string }>(
    'select id, title, text from document where id = any($1::bigint[]) order by id',
    [ids],
  );
  return rows;
}

/** Keeps with each classifier how frequent its subject seems of late. */
export async function savePrevalenceEstimates(
  tx: Transaction,
  prevalences: readonly ClassifierPrevalence[],
): Promise<void> {
  const estimates = prevalences.map(({ versionId, subjectId, ...estimate }) => {
    return { versionId, subjectId, estimate: prevalenceEstimate.parse(estimate) };
  });
  await tx.$executeRaw`
    update classifier c set prevalence_estimate = e.estimate
    from jsonb_to_recordset(${JSON.stringify(estimates)}::jsonb) as e ("versionId" int, "subjectId" int, estimate jsonb)
    where c.version_id = e."versionId" and c.subject_id = e."subjectId"`;
}
