import type { ExperimentTraining, TrainingPlace, TrainingSlice } from '@classmark/domain';
import type { Database } from '../database.js';
import { Prisma } from '../generated/client.js';
import { SortOrder } from '../sort-order.js';
import { listMetrics } from './experiment-metrics.js';
import { joinCurves } from './join-curves.js';

const bySeed = new SortOrder<TrainingPlace>([
  { sql: Prisma.sql`seed`, direction: 'asc', of: ({ seed }) => Prisma.sql`${seed}::int` },
  { sql: Prisma.sql`variant`, direction: 'asc', of: ({ variant }) => Prisma.sql`${variant}::text` },
]);

/** The trainings of one experiment that are done, by seed and then by the variant's name. */
export async function listTrainings(
  { prisma, pool }: Database,
  { experimentId, variant, ...slice }: TrainingSlice,
): Promise<ExperimentTraining[]> {
  const rows = await prisma.$queryRaw<{ experimentId: number; variant: string; seed: number; outcome: string }[]>`
    select experiment_id as "experimentId", variant, seed, outcome from experiment_run
    where experiment_id = ${experimentId} and (${variant}::text is null or variant = ${variant})
      and ${bySeed.within(slice)}
    order by ${bySeed.orderBy(slice)} limit ${slice.limit}`;
  return joinCurves(rows, await listMetrics(pool, [experimentId], rows));
}
