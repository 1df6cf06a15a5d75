import type { UpdateBase } from '@classmark/domain';
import type { Database } from '../database.js';

/** The newest version of a model that serves. */
export async function findUpdateBase({ prisma }: Database, modelId: number): Promise<UpdateBase | null> {
  const [base] = await prisma.$queryRaw<UpdateBase[]>`
    select v.id as "versionId", v.number, v.provenance ->> 'learner' as learner,
      coalesce(
        jsonb_array_length(v.provenance -> 'recipe' -> 'subjectIds')
          <> (select count(*) from classifier c where c.version_id = v.id), false) as "lacksSubjects"
    from version v
    where v.model_id = ${modelId}
      and exists (select from deployment d where d.version_id = v.id and d.ended_at is null)
    order by v.number desc limit 1`;
  return base ?? null;
}

export interface UpdatedVersion {
  readonly id: number;
  readonly number: number;
  /** When its training took its data. */
  readonly learntAt: Date;
  /** By which its classifiers are ordered. */
  readonly subjectIds: readonly number[];
}

export async function findUpdatedVersion({ prisma }: Database, versionId: number): Promise<UpdatedVersion | null> {
  const version = await prisma.version.findUnique({
    where: { id: versionId },
    select: {
      number: true,
      run: { select: { startedAt: true, createdAt: true } },
      classifiers: { select: { subjectId: true }, orderBy: { subjectId: 'asc' } },
    },
  });
  if (version === null) return null;
  const { number, run, classifiers } = version;
  return {
    id: versionId,
    number,
    learntAt: run.startedAt ?? run.createdAt,
    subjectIds: classifiers.map(({ subjectId }) => subjectId),
  };
}

/** Whether a curator has said something of a version's subjects since its training began. */
export async function hasNewDecisions(database: Database, versionId: number): Promise<boolean> {
  const version = await findUpdatedVersion(database, versionId);
  if (version === null) return false;
  const [found] = await database.prisma.$queryRaw<[{ exists: boolean }]>`
    select exists (
      select from label l join implied_subject a on a.descendant_id = l.subject_id
      where l.origin = 'curator' and l.created_at > ${version.learntAt}
        and a.ancestor_id = any(${[...version.subjectIds]}::int[]))`;
  return found.exists;
}
