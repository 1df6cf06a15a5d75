import {
  type Experiment,
  type ExperimentFrames,
  type ExperimentReview,
  type ExperimentTraining,
  frameSchema,
  ganSettingsSchema,
  variantNames,
} from '@classmark/domain';
import { z } from 'zod';
import type { Database } from '../database.js';
import { listMetrics } from './experiment-metrics.js';
import { joinCurves } from './join-curves.js';

const stored = z.object({ variants: z.array(z.enum(variantNames)), settings: ganSettingsSchema });
const storedFrames = z.object({ variant: z.enum(variantNames), frames: z.array(frameSchema) });
const storedVariant = z.enum(variantNames);

/** Those that have ended and lack a review come first, then the newest. */
export async function listExperiments({ prisma }: Database): Promise<Experiment[]> {
  const rows = await prisma.$queryRaw<{ id: number }[]>`
    select e.id from experiment e join run r on r.id = e.run_id
    order by r.state = 'succeeded' and exists (
      select from unnest(e.variants) as variant where not exists (
        select from experiment_review v
        where v.experiment_id = e.id and v.variant = variant and v.undone_at is null)) desc, e.id desc`;
  const found = await readExperiments(
    prisma,
    rows.map(({ id }) => id),
  );
  const byId = new Map(found.map((experiment) => [experiment.id, experiment]));
  return rows.flatMap(({ id }) => byId.get(id) ?? []);
}

export function findExperiments({ prisma }: Database, ids: readonly number[]): Promise<Experiment[]> {
  return readExperiments(prisma, ids);
}

async function readExperiments(prisma: Database['prisma'], ids: readonly number[]): Promise<Experiment[]> {
  const rows = await prisma.experiment.findMany({ where: { id: { in: [...ids] } } });
  return rows.map((row) => ({ ...row, ...stored.parse(row) }));
}

/** The trainings that are done, by variant and seed. */
export async function listExperimentTrainings(
  database: Database,
  ids: readonly number[],
): Promise<ExperimentTraining[]> {
  const [rows, metrics] = await Promise.all([
    database.prisma.experimentTraining.findMany({
      where: { experimentId: { in: [...ids] } },
      select: { experimentId: true, variant: true, seed: true, outcome: true },
      orderBy: [{ variant: 'asc' }, { seed: 'asc' }],
    }),
    listMetrics(database.pool, ids),
  ]);
  return joinCurves(rows, metrics);
}

/** What is drawn of the trainings of an experiment's first seed. */
export async function listExperimentFrames({ prisma }: Database, ids: readonly number[]): Promise<ExperimentFrames[]> {
  const rows = await prisma.$queryRaw<{ experimentId: number; variant: string; frames: unknown }[]>`
    select experiment_id as "experimentId", variant, frames from experiment_run
    where experiment_id = any(${[...ids]}) and frames is not null`;
  return rows.map(({ experimentId, ...row }) => ({ experimentId, ...storedFrames.parse(row) }));
}

/** The reviews that hold: the newest of each variant that is not undone. */
export async function listExperimentReviews({ prisma }: Database, ids: readonly number[]): Promise<ExperimentReview[]> {
  const rows = await prisma.$queryRaw<ExperimentReview[]>`
    select distinct on (v.experiment_id, v.variant) v.id, v.experiment_id as "experimentId", v.variant,
      v.verdict::text as verdict, v.note, v.recommendation, v.actor, coalesce(u.name, k.name) as "actorName",
      v.created_at as "createdAt"
    from experiment_review v
      left join user_account u on v.actor = 'user:' || u.id
      left join api_key k on v.actor = 'key:' || k.id
    where v.experiment_id = any(${[...ids]}) and v.undone_at is null
    order by v.experiment_id, v.variant, v.id desc`;
  return rows.map((row) => ({ ...row, variant: storedVariant.parse(row.variant) }));
}
