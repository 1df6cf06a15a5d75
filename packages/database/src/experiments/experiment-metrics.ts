import type { ExperimentTraining } from '@classmark/domain';
import type pg from 'pg';

type Curve = ExperimentTraining['curve'];

/** Columns of `experiment_metric`, with what they hold of a moment. */
const columns = [
  ['wasserstein', 'wasserstein'],
  ['mean_error', 'meanError'],
  ['sd_error', 'sdError'],
  ['left_tail', 'leftTail'],
  ['right_tail', 'rightTail'],
  ['overlap', 'overlap'],
  ['modes_found', 'modesFound'],
  ['discriminator_loss', 'discriminatorLoss'],
  ['generator_loss', 'generatorLoss'],
  ['accuracy', 'accuracy'],
] as const;

interface MetricRow extends NonNullable<Curve[number]> {
  readonly key: string;
}

/** The curves of trainings that are done, by `experiment variant seed`: of all, or of some. */
export async function listMetrics(
  pool: pg.Pool,
  ids: readonly number[],
  some: readonly { readonly variant: string; readonly seed: number }[] | null = null,
): Promise<Map<string, Curve>> {
  const values = columns.map(([column, name]) => `${column} as "${name}"`).join(', ');
  const { rows } = await pool.query<MetricRow>(
    `select concat_ws(' ', experiment_id, variant, seed) as key, step, ${values} from experiment_metric
     where experiment_id = any($1)
       and ($2::text[] is null or (variant, seed) in (select * from unnest($2::text[], $3::int[])))
     order by experiment_id, variant, seed, step`,
    [ids, some?.map(({ variant }) => variant), some?.map(({ seed }) => seed)],
  );
  return Map.groupBy(rows, ({ key }) => key);
}

/** Keeps the curve of a training; within a transaction. */
export async function saveMetrics(
  client: pg.ClientBase,
  { experimentId, variant, seed, curve }: Pick<ExperimentTraining, 'experimentId' | 'variant' | 'seed' | 'curve'>,
): Promise<void> {
  const values = columns.map((_, i) => `$${i + 5}::float8[]`).join(', ');
  await client.query(
    `insert into experiment_metric (experiment_id, variant, seed, step, ${columns.map(([column]) => column).join(', ')})
     select $1, $2, $3, point.* from unnest($4::int[], ${values}) as point`,
    [
      experimentId,
      variant,
      seed,
      curve.map(({ step }) => step),
      ...columns.map(([, name]) => curve.map((point) => point[name])),
    ],
  );
}
