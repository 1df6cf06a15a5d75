import { setImmediate } from 'node:timers/promises';
import { listExperiments, listTrainings } from '@classmark/database';
import {
  type Experiment,
  type ExperimentReview,
  type ExperimentTraining,
  experimentCommand,
  parseInput,
  requireRole,
  stepTraining,
  type TrainingPlace,
  trainingStretch,
  variantNames,
} from '@classmark/domain';
import { createBins, densityRange, targets } from '@classmark/gan';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { follow } from '../graphql/follow.js';
import { keyOf } from '../graphql/global-id.js';
import { type PageOrder, paginate } from '../graphql/page.js';
import { pageArgs } from '../graphql/page-args.js';
import { SeenBy } from '../graphql/seen-by.js';
import { RunObject } from '../runs/run.object.js';
import {
  DensityBinsObject,
  ExperimentComparisonObject,
  ExperimentFrameObject,
  ExperimentObject,
  ExperimentVariantObject,
} from './experiment.object.js';
import { ExperimentReviewObject } from './experiment-review.object.js';
import { ExperimentTrainingConnection } from './experiment-training.object.js';
import { presentComparisons, presentVariant } from './present-experiment.js';

@ArgsType()
class TrainingsArgs extends pageArgs(20) {
  @Field(() => String, { nullable: true, description: 'Only those of the variant of this name.' })
  declare readonly variant: string | null;
}

@ArgsType()
class TrainingFramesArgs {
  @Field(() => ID, { description: 'The experiment.' })
  declare readonly experimentId: string;

  @Field(() => String, { description: 'The name of the variant.' })
  declare readonly variant: string;

  @Field(() => Int, { description: 'The step of the first frame.' })
  declare readonly from: number;

  @Field(() => Int, { description: 'Steps from frame to frame.' })
  declare readonly every: number;
}

const bySeed: PageOrder<ExperimentTraining, TrainingPlace> = {
  keyOf: ({ seed, variant }) => ({ seed, variant }),
  schema: z.object({ seed: z.int(), variant: z.enum(variantNames) }),
};

@Resolver(() => ExperimentVariantObject)
export class ExperimentVariantResolver {
  @Costs({ work: 1_000, items: 51 })
  @FieldResolver(() => [ExperimentFrameObject], {
    description: 'The frames of the first seed’s training; none before it is done.',
  })
  async frames(
    @Root() { experimentId, name }: ExperimentVariantObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly ExperimentFrameObject[]> {
    const frames = await loaders.framesOfExperiments.load(experimentId);
    return frames.find(({ variant }) => variant === name)?.frames ?? [];
  }
}

@Resolver(() => ExperimentObject)
export class ExperimentResolver {
  @SeenBy('curator')
  @Costs({ work: 500, items: 50 })
  @Query(() => [ExperimentObject], {
    description: 'Lists experiments: those to review first, then the newest. For curators.',
  })
  experiments(@Ctx() { actor, database }: RequestContext): Promise<ExperimentObject[]> {
    requireRole(actor, 'curator');
    return listExperiments(database);
  }

  @SeenBy('curator')
  @Query(() => ExperimentObject, {
    nullable: true,
    description: 'Fetches an experiment; null if not found. For curators.',
  })
  async experiment(
    @Arg('id', () => ID, { description: 'The experiment.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<ExperimentObject | null> {
    requireRole(actor, 'curator');
    return loaders.experiments.load(keyOf('Experiment', id));
  }

  @SeenBy('curator')
  @Costs({ work: 90_000, items: 51 })
  @Query(() => [ExperimentFrameObject], {
    nullable: true,
    description:
      'Steps through a variant’s training from the first seed: up to 51 frames, none after the last step. Refused if ' +
      'training up to there takes more than half a second; null if the experiment is not found. For curators.',
  })
  async trainingFrames(
    @Args(() => TrainingFramesArgs) { experimentId, ...given }: TrainingFramesArgs,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<readonly ExperimentFrameObject[] | null> {
    requireRole(actor, 'curator');
    const stretch = parseInput(trainingStretch, given);
    const experiment = await loaders.experiments.load(keyOf('Experiment', experimentId, 'experimentId'));
    return experiment && stepTraining(experiment, stretch, () => setImmediate());
  }

  @FieldResolver(() => RunObject, { description: 'The run that trains it.' })
  run(@Root() { runId }: Experiment, @Ctx() { loaders }: RequestContext): Promise<RunObject> {
    return follow(loaders.runs, runId);
  }

  @FieldResolver(() => [String], { description: 'The names of its variants, for instance `minibatch+noise`.' })
  variantNames(@Root() { variants }: Experiment): readonly string[] {
    return variants;
  }

  @FieldResolver(() => String, {
    description: 'The distribution to learn: `gaussian`, `two-modes`, `skewed` or `heavy-tail`.',
  })
  target(@Root() { settings }: Experiment): string {
    return settings.target;
  }

  @FieldResolver(() => Int, { description: 'How many steps each training has.' })
  steps(@Root() { settings }: Experiment): number {
    return settings.steps;
  }

  @FieldResolver(() => String, { description: 'The command that trains it again, with the same figures.' })
  command(@Root() experiment: Experiment): string {
    return experimentCommand(experiment, `experiment-${experiment.id}`);
  }

  @FieldResolver(() => DensityBinsObject, { description: 'The target, and how densities are counted.' })
  bins(@Root() { settings }: Experiment): DensityBinsObject {
    const { low, high } = densityRange;
    return { low, high, target: [...createBins(targets[settings.target].cdf)] };
  }

  @Costs({ work: 10_000, items: 8 })
  @FieldResolver(() => [ExperimentVariantObject], { description: 'Its variants, as far as they are done.' })
  async variants(
    @Root() { id, variants }: Experiment,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ExperimentVariantObject[]> {
    const trainings = await loaders.trainingsOfExperiments.load(id);
    return variants.map((name) => presentVariant(id, name, trainings));
  }

  @Costs({ work: 4_000 })
  @FieldResolver(() => ExperimentTrainingConnection, {
    description: 'Lists its trainings that are done, by seed and then by variant.',
  })
  trainings(
    @Root() { id }: Experiment,
    @Args(() => TrainingsArgs) args: TrainingsArgs,
    @Ctx() { database }: RequestContext,
  ): Promise<ExperimentTrainingConnection> {
    const { variant = null } = args;
    return paginate(args, bySeed, (slice) => listTrainings(database, { experimentId: id, variant, ...slice }));
  }

  @Costs({ work: 10_000, items: 19 })
  @FieldResolver(() => [ExperimentComparisonObject], {
    description: 'Each variant compared with every variant that has only some of its techniques.',
  })
  async comparisons(
    @Root() { id, variants }: Experiment,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ExperimentComparisonObject[]> {
    return presentComparisons(variants, await loaders.trainingsOfExperiments.load(id));
  }

  @FieldResolver(() => [ExperimentReviewObject], { description: 'The reviews of its variants.' })
  async reviews(
    @Root() { id }: Experiment,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly ExperimentReviewObject[]> {
    return loaders.reviewsOfExperiments.load(id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether every variant has a review.' })
  async isReviewed(@Root() { id, variants }: Experiment, @Ctx() { loaders }: RequestContext): Promise<boolean> {
    const reviews: readonly ExperimentReview[] = await loaders.reviewsOfExperiments.load(id);
    return variants.every((name) => reviews.some(({ variant }) => variant === name));
  }
}
