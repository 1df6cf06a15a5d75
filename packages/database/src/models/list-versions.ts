import { type Version, versionEvaluation, versionStateOf } from '@classmark/domain';
import type { Database } from '../database.js';

interface VersionRow extends Omit<Version, 'state' | 'evaluation'> {
  readonly evaluation: unknown;
  readonly trained: number;
  readonly deployments: number;
}

/** Of these models, newest first. */
export function listVersions(database: Database, modelIds: readonly number[]): Promise<Version[]> {
  return readVersions(database, 'v.model_id', modelIds);
}

export function findVersions(database: Database, ids: readonly number[]): Promise<Version[]> {
  return readVersions(database, 'v.id', ids);
}

async function readVersions(
  { pool }: Database,
  key: 'v.id' | 'v.model_id',
  keys: readonly number[],
): Promise<Version[]> {
  const { rows } = await pool.query<VersionRow>(
    `select v.id, v.model_id as "modelId", v.number, v.run_id::text as "runId", v.size_bytes as "sizeBytes",
       encode(v.sha256, 'hex') as sha256, v.provenance, v.evaluation, v.created_at as "createdAt",
       (select count(*)::int from classifier c where c.version_id = v.id and c.state = 'trained') as trained,
       d.deployments, d.serving as "servingCount"
     from version v, lateral (
       select count(*)::int as deployments, (count(*) filter (where ended_at is null))::int as serving
       from deployment where version_id = v.id) d
     where ${key} = any($1::int[]) order by v.id desc`,
    [keys],
  );
  return rows.map(({ trained, deployments, evaluation, ...version }) => ({
    ...version,
    runId: BigInt(version.runId),
    evaluation: versionEvaluation.parse(evaluation),
    state: versionStateOf({ trained, serving: version.servingCount, deployments }),
  }));
}
