import type { Deployment } from '@classmark/domain';
import type { Database } from '../database.js';

const select = `select d.id, d.subject_id as "subjectId", d.version_id as "versionId", d.started_at as "startedAt",
  d.ended_at as "endedAt", coalesce(u.name, k.name) as "deployedBy"
  from deployment d left join user_account u on u.id = d.user_id left join api_key k on k.id = d.api_key_id`;

/** The open ones of these subjects; at most one each. */
export async function findServingDeployments({ pool }: Database, subjectIds: readonly number[]): Promise<Deployment[]> {
  const sql = `${select} where d.ended_at is null and d.subject_id = any($1::int[])`;
  return (await pool.query<Deployment>(sql, [subjectIds])).rows;
}

/** Of these subjects, ended ones included, newest first. */
export async function listDeployments({ pool }: Database, subjectIds: readonly number[]): Promise<Deployment[]> {
  const sql = `${select} where d.subject_id = any($1::int[]) order by d.id desc`;
  return (await pool.query<Deployment>(sql, [subjectIds])).rows;
}

export async function findDeployments({ pool }: Database, ids: readonly number[]): Promise<Deployment[]> {
  return (await pool.query<Deployment>(`${select} where d.id = any($1::int[]) order by d.id`, [ids])).rows;
}
