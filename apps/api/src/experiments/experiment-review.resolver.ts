import { type ExperimentVerdict, execute, reviewExperiment, undoExperimentReview } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { ExperimentVerdictEnum } from './experiment.enum.js';
import { ExperimentObject } from './experiment.object.js';

@InputType({ description: 'A verdict on a variant.' })
class ReviewExperimentInput {
  @Field(() => ID, { description: 'The experiment; it must have ended.' })
  declare readonly experimentId: string;

  @Field(() => String, { description: 'The name of the variant.' })
  declare readonly variant: string;

  @Field(() => ExperimentVerdictEnum, { description: 'The verdict.' })
  declare readonly verdict: ExperimentVerdict;

  @Field(() => String, { nullable: true, description: 'What was seen.' })
  declare readonly note?: string | null;

  @Field(() => String, { nullable: true, description: 'What should be done.' })
  declare readonly recommendation?: string | null;
}

@InputType({ description: 'The review to undo: the newest of a variant.' })
class UndoExperimentReviewInput {
  @Field(() => ID, { description: 'The experiment.' })
  declare readonly experimentId: string;

  @Field(() => String, { description: 'The name of the variant.' })
  declare readonly variant: string;
}

@ObjectType({ description: 'The experiment with the reviews that hold now.' })
class ExperimentReviewed {
  @Field(() => ExperimentObject, { description: 'The experiment.' })
  declare readonly experiment: ExperimentObject;
}

const problems = [NotFoundProblem, ConflictProblem];
const ReviewExperimentResult = answerUnion(
  'ReviewExperimentResult',
  'The reviewed experiment, or why nothing was kept.',
  ExperimentReviewed,
  problems,
);
const UndoExperimentReviewResult = answerUnion(
  'UndoExperimentReviewResult',
  'The experiment, or why nothing was undone.',
  ExperimentReviewed,
  problems,
);

@Resolver()
export class ExperimentReviewResolver {
  @Mutation(() => ReviewExperimentResult, { description: 'Records a verdict on a variant. For curators.' })
  async reviewExperiment(
    @Arg('input', () => ReviewExperimentInput) input: ReviewExperimentInput,
    @Ctx() { actor, experiments, loaders }: RequestContext,
  ): Promise<ExperimentReviewed> {
    const experimentId = keyOf('Experiment', input.experimentId, 'experimentId');
    await execute(reviewExperiment, experiments, actor, { ...input, experimentId });
    return { experiment: await follow(loaders.experiments, experimentId) };
  }

  @Mutation(() => UndoExperimentReviewResult, {
    description: 'Undoes the newest review of a variant; an earlier one holds again. For curators.',
  })
  async undoExperimentReview(
    @Arg('input', () => UndoExperimentReviewInput) input: UndoExperimentReviewInput,
    @Ctx() { actor, experiments, loaders }: RequestContext,
  ): Promise<ExperimentReviewed> {
    const experimentId = keyOf('Experiment', input.experimentId, 'experimentId');
    await execute(undoExperimentReview, experiments, actor, { ...input, experimentId });
    return { experiment: await follow(loaders.experiments, experimentId) };
  }
}
