import {
  execute,
  experimentPlan,
  experimentSeconds,
  parseInput,
  requireRole,
  startExperiment,
} from '@classmark/domain';
import { Arg, Ctx, Field, Float, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { Json } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { ExperimentObject } from './experiment.object.js';

@InputType({ description: 'What to train.' })
class StartExperimentInput {
  @Field(() => String, { description: 'Its name.' })
  declare readonly name: string;

  @Field(() => [String], { description: 'The names of the variants, for instance `plain` and `minibatch+noise`.' })
  declare readonly variants: readonly string[];

  @Field(() => Int, { description: 'How many seeds each variant is trained from, at most 200.' })
  declare readonly seeds: number;

  @Field(() => Int, { nullable: true, description: 'The first seed; 1 if left out.' })
  declare readonly firstSeed?: number | null;

  @Field(() => Json, {
    nullable: true,
    description: 'Settings that differ from the defaults, for instance `{"target": "two-modes", "steps": 2000}`.',
  })
  declare readonly settings?: unknown;
}

@ObjectType({ description: 'The experiment is queued.' })
class ExperimentStarted {
  @Field(() => ExperimentObject, { description: 'The experiment.' })
  declare readonly experiment: ExperimentObject;
}

const StartExperimentResult = answerUnion(
  'StartExperimentResult',
  'The experiment, or why there is none.',
  ExperimentStarted,
);

@Resolver()
export class StartExperimentResolver {
  @SeenBy('curator')
  @Query(() => Float, {
    description: 'Estimates how many seconds of one core an experiment would take. For curators.',
  })
  experimentSeconds(
    @Arg('input', () => StartExperimentInput) input: StartExperimentInput,
    @Ctx() { actor }: RequestContext,
  ): number {
    requireRole(actor, 'curator');
    return experimentSeconds(parseInput(experimentPlan, input));
  }

  @Mutation(() => StartExperimentResult, { description: 'Starts an experiment. For operators.' })
  async startExperiment(
    @Arg('input', () => StartExperimentInput) input: StartExperimentInput,
    @Ctx() { actor, experiments, loaders }: RequestContext,
  ): Promise<ExperimentStarted> {
    const { experimentId } = await execute(startExperiment, experiments, actor, { ...input });
    return { experiment: await follow(loaders.experiments, experimentId) };
  }
}
