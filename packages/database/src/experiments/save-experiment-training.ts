import type { ExperimentFrames, ExperimentTraining } from '@classmark/domain';
import type pg from 'pg';
import { saveMetrics } from './experiment-metrics.js';

/** Which trainings of an experiment are done, as `variant seed`. */
export async function listDoneExperimentTrainings(pool: pg.Pool, experimentId: number): Promise<Set<string>> {
  const { rows } = await pool.query<{ key: string }>(
    "select variant || ' ' || seed as key from experiment_run where experiment_id = $1",
    [experimentId],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Keeps a training with its metrics; within a transaction. One that is kept already stays. */
export async function saveExperimentTraining(
  client: pg.ClientBase,
  training: ExperimentTraining & Pick<ExperimentFrames, 'frames'>,
): Promise<void> {
  const { experimentId, variant, seed, outcome, frames } = training;
  const { rowCount } = await client.query(
    `insert into experiment_run (experiment_id, variant, seed, outcome, frames) values ($1, $2, $3, $4, $5::jsonb)
     on conflict do nothing`,
    [experimentId, variant, seed, outcome, frames.length === 0 ? null : JSON.stringify(frames)],
  );
  if (rowCount === 1) await saveMetrics(client, training);
}
