import type { Thresholds } from '@classmark/domain';
import type { Database } from '../database.js';

/** A subject that is served, and by which version, with the thresholds in force. */
export interface ServingSubject {
  readonly subjectId: number;
  readonly versionId: number;
  readonly scheme: string;
  /** The sources that its model suggests for, by name; all if there are none. */
  readonly sources: readonly string[];
  readonly isDeprecated: boolean;
  readonly thresholds: Thresholds;
}

/** What is to serve now. */
export async function readServing({ pool }: Database): Promise<ServingSubject[]> {
  const { rows } = await pool.query<Omit<ServingSubject, 'thresholds'> & { accept: number | null; review: number }>(
    `select d.subject_id as "subjectId", d.version_id as "versionId", m.name as scheme,
       s.is_deprecated as "isDeprecated",
       array(select x.name from source x where x.id = any(o.source_ids) order by x.name) as sources,
       c.accept_threshold as accept, c.review_threshold as review
     from deployment d
     join classifier c on c.version_id = d.version_id and c.subject_id = d.subject_id
     join version v on v.id = d.version_id join model o on o.id = v.model_id
     join subject s on s.id = d.subject_id join scheme m on m.id = s.scheme_id
     where d.ended_at is null and c.state = 'trained' order by d.subject_id`,
  );
  return rows.map(({ accept, review, ...row }) => ({ ...row, thresholds: { accept, review } }));
}

/** The subjects of a version's classifiers, ascending. */
export async function listVersionSubjects({ pool }: Pick<Database, 'pool'>, versionId: number): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    'select subject_id as id from classifier where version_id = $1 order by subject_id',
    [versionId],
  );
  return rows.map(({ id }) => id);
}

/** How people know a version: `version 3 of "Roots"`. */
export async function describeVersion({ prisma }: Database, versionId: number): Promise<string> {
  const version = await prisma.version.findUnique({ where: { id: versionId }, include: { model: true } });
  return version === null ? `version with key ${versionId}` : `version ${version.number} of "${version.model.name}"`;
}

export async function hasScheme({ prisma }: Database, name: string): Promise<boolean> {
  return (await prisma.scheme.count({ where: { name } })) > 0;
}

/** Those of the names that sources have. */
export async function findSourceNames({ prisma }: Database, names: readonly string[]): Promise<string[]> {
  const sources = await prisma.source.findMany({ where: { name: { in: [...names] } }, select: { name: true } });
  return sources.map(({ name }) => name);
}
