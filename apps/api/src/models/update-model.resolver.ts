import { execute, type Model, updateModel } from '@classmark/domain';
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { RunStarted } from '../runs/run-started.object.js';
import { ModelObject } from './model.object.js';

@InputType({ description: 'The model to update.' })
class UpdateModelInput {
  @Field(() => ID, { description: 'The model; its newest deployed version is updated.' })
  declare readonly modelId: string;
}

const UpdateModelResult = answerUnion(
  'UpdateModelResult',
  'The run, or why there is none: ConflictProblem if no version is deployed, if its learner cannot be updated, or if ' +
    'there are no new decisions.',
  RunStarted,
  [NotFoundProblem, ConflictProblem],
);

@Resolver(() => ModelObject)
export class UpdateModelResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether its deployed version can be updated with new decisions instead of trained again.',
  })
  async updatable(@Root() { id }: Model, @Ctx() { training }: RequestContext): Promise<boolean> {
    const base = await training.store.findUpdateBase(id);
    return base?.learner != null && training.canLearnOn(base.learner);
  }

  @Mutation(() => UpdateModelResult, {
    description:
      'Makes a new version from the deployed one by learning only the decisions made since. This takes seconds; ' +
      'calibration and thresholds stay. For operators.',
  })
  async updateModel(
    @Arg('input', () => UpdateModelInput) { modelId }: UpdateModelInput,
    @Ctx() { training, actor, loaders }: RequestContext,
  ): Promise<RunStarted> {
    const { runId } = await execute(updateModel, training, actor, { modelId: keyOf('Model', modelId, 'modelId') });
    return { run: await follow(loaders.runs, runId) };
  }
}
