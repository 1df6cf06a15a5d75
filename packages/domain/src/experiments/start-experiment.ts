import { estimateSeconds, type GanSettings, ganSettingsSchema, type VariantName, variantNames } from '@classmark/gan';
import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import type { Actor } from '../role.js';

/** All that an experiment is made of. */
export interface NewExperiment {
  readonly name: string;
  readonly variants: readonly VariantName[];
  readonly settings: GanSettings;
  readonly seeds: number;
  readonly firstSeed: number;
}

export interface ExperimentStore {
  /** Keeps the experiment, starts its run and writes the audit event, all or nothing. */
  startExperiment(experiment: NewExperiment, actor: Actor): Promise<{ experimentId: number; runId: bigint }>;
}

/** Longer ones belong on the command line. */
const mostSeconds = 3_600;

const techniques = { minibatch: true, noise: true, featureMatching: true } as const;

/** What an experiment can be made of; also asked for its cost, before it is started. */
export const experimentPlan = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    variants: z
      .array(z.enum(variantNames))
      .min(1)
      .transform((given) => variantNames.filter((name) => given.includes(name))),
    seeds: z.int().min(1).max(200),
    firstSeed: z.int().min(0).max(1_000_000).nullish(),
    settings: ganSettingsSchema.omit(techniques).partial().nullish(),
  })
  .transform(
    ({ firstSeed, settings, ...plan }): NewExperiment => ({
      ...plan,
      firstSeed: firstSeed ?? 1,
      settings: ganSettingsSchema.parse(settings ?? {}),
    }),
  );

/** How long the trainings take one after another on an ordinary core. */
export function experimentSeconds({ variants, settings, seeds }: NewExperiment): number {
  return variants.reduce((sum, variant) => sum + seeds * estimateSeconds(settings, variant), 0);
}

/** Starts an experiment. Throws AppError INVALID_INPUT if it would take over an hour. */
export const startExperiment = defineCommand({
  name: 'startExperiment',
  leastRole: 'operator',
  input: experimentPlan,
  async run(store: ExperimentStore, actor, experiment) {
    const seconds = experimentSeconds(experiment);
    if (seconds > mostSeconds) {
      const message = `This would take about ${Math.round(seconds / 60)} minutes, and the limit is 60; take fewer seeds, variants or steps.`;
      throw new AppError('INVALID_INPUT', message, [{ path: 'seeds', message }]);
    }
    return store.startExperiment(experiment, actor);
  },
});
