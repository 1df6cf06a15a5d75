import { execute, updateModel } from '@classmark/domain';
import { Arg, Ctx, createUnionType, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { keyOf } from '../graphql/global-id.js';
import { ConflictProblem, InvalidInputProblem, NotAllowedProblem, NotFoundProblem } from '../graphql/problem.js';
import { getRun } from '../runs/run-loaders.js';
import { RunStarted } from '../runs/run-started.object.js';
import { ModelObject } from './model.object.js';

@InputType({ description: 'What to update.' })
class UpdateModelInput {
  @Field(() => ID, { description: 'The model; its newest version that serves is learnt on from.' })
  declare readonly modelId: string;
}

const UpdateModelResult = createUnionType({
  name: 'UpdateModelResult',
  description:
    'The run, or why there is none: ConflictProblem where nothing serves, where what serves was learnt by a learner that ' +
    'cannot learn on, or where nothing was decided since.',
  types: () => [RunStarted, InvalidInputProblem, NotAllowedProblem, NotFoundProblem, ConflictProblem] as const,
});

@Resolver(() => ModelObject)
export class UpdateModelResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether what serves of it can learn decisions on, in place of being trained anew.',
  })
  async updatable(@Root() { model }: ModelObject, @Ctx() { training }: RequestContext): Promise<boolean> {
    const base = await training.store.findUpdateBase(model.id);
    return base !== null && training.canLearnOn(base.learner);
  }

  @Mutation(() => UpdateModelResult, {
    description:
      'Makes a new version of what serves by learning the decisions made since, which takes seconds; calibration and ' +
      'thresholds stay. For operators.',
  })
  async updateModel(
    @Arg('input', () => UpdateModelInput) { modelId }: UpdateModelInput,
    @Ctx() { training, actor, loaders }: RequestContext,
  ): Promise<RunStarted> {
    const { runId } = await execute(updateModel, training, actor, { modelId: keyOf('Model', modelId, 'modelId') });
    return new RunStarted(await getRun(loaders, runId));
  }
}
