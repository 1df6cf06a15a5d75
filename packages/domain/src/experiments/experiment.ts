import type { CurveMoment, Frame, GanSettings, Outcome, VariantName } from '@classmark/gan';
import { z } from 'zod';

export { type GanSettings, ganSettingsSchema, outcomes, type VariantName, variantNames } from '@classmark/gan';

/** What is kept of a moment of a training, to be drawn. */
export const frameSchema: z.ZodType<Frame> = z.object({
  step: z.number(),
  density: z.array(z.number()),
  boundary: z.array(z.number()),
  real: z.array(z.number()),
  made: z.array(z.number()),
});

/** What a person may say of a variant. */
export const experimentVerdicts = ['converged', 'collapsed', 'fat_tail', 'no_gain'] as const;
export type ExperimentVerdict = (typeof experimentVerdicts)[number];

/** A comparison of variants of a GAN over seeds. */
export interface Experiment {
  readonly id: number;
  readonly runId: bigint;
  readonly name: string;
  readonly variants: readonly VariantName[];
  /** Without the techniques: each variant switches its own on. */
  readonly settings: GanSettings;
  readonly seeds: number;
  readonly firstSeed: number;
  readonly createdAt: Date;
}

/** One training of an experiment. */
export interface ExperimentTraining {
  readonly experimentId: number;
  readonly variant: VariantName;
  readonly seed: number;
  readonly outcome: Outcome;
  readonly curve: readonly CurveMoment[];
}

/** What is drawn of a variant's training from the experiment's first seed; of other seeds nothing is kept. */
export interface ExperimentFrames {
  readonly experimentId: number;
  readonly variant: VariantName;
  readonly frames: readonly Frame[];
}

/** What a person said of a variant. */
export interface ExperimentReview {
  readonly id: bigint;
  readonly experimentId: number;
  readonly variant: VariantName;
  readonly verdict: ExperimentVerdict;
  readonly note: string;
  readonly recommendation: string;
  /** `user:3`, `key:7` or `system`. */
  readonly actor: string;
  /** The name of the person or key; null for the service itself, and where they are gone. */
  readonly actorName: string | null;
  readonly createdAt: Date;
}
