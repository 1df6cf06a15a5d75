import { type ExperimentTraining, outcomes, variantNames } from '@classmark/domain';
import { z } from 'zod';

const storedTraining = z.object({ variant: z.enum(variantNames), outcome: z.enum(outcomes) });

interface RunRow {
  readonly experimentId: number;
  readonly variant: string;
  readonly seed: number;
  readonly outcome: string;
}

/** Trainings with their curves, which are by `experiment variant seed`. */
export function joinCurves(
  rows: readonly RunRow[],
  curves: ReadonlyMap<string, ExperimentTraining['curve']>,
): ExperimentTraining[] {
  return rows.flatMap(({ experimentId, seed, ...row }) => {
    const training = { experimentId, seed, ...storedTraining.parse(row) };
    const curve = curves.get(`${experimentId} ${training.variant} ${seed}`);
    // One that was saved between the two queries is read the next time.
    return curve === undefined ? [] : [{ ...training, curve }];
  });
}
