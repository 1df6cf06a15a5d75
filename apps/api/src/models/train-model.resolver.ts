import { execute, requireRole, type SubjectSelection, trainModel } from '@classmark/domain';
import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  Float,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import type { RequestContext } from '../context.js';
import { keyOf } from '../graphql/global-id.js';
import { ConflictProblem, InvalidInputProblem, NotAllowedProblem, NotFoundProblem } from '../graphql/problem.js';
import { Json } from '../graphql/scalars.js';
import { getRun } from '../runs/run-loaders.js';
import { RunStarted } from '../runs/run-started.object.js';
import { SubjectSelectionEnum } from './model.enum.js';

@InputType({ description: 'What to train: a model there is, by its id alone, or a new one.' })
class TrainModelInput {
  @Field(() => ID, { nullable: true, description: 'A model to train anew; its recipe stays as it is.' })
  declare readonly modelId?: string | null;

  @Field(() => String, { nullable: true, description: 'What to call a new model; unique.' })
  declare readonly name?: string | null;

  @Field(() => String, { nullable: true, description: 'The scheme of a new model, by name.' })
  declare readonly scheme?: string | null;

  @Field(() => String, { nullable: true, description: 'One of `learners`; `auto` if left out.' })
  declare readonly learner?: string | null;

  @Field(() => Json, { nullable: true, description: 'Parameters of the learner; the rest has its defaults.' })
  declare readonly parameters?: unknown;

  @Field(() => SubjectSelectionEnum, { nullable: true, description: 'Which subjects; the roots if left out.' })
  declare readonly selection?: SubjectSelection | null;

  @Field(() => [ID], { nullable: true, description: 'For BRANCH its top, for LIST its members.' })
  declare readonly subjectIds?: readonly string[] | null;

  @Field(() => Float, { nullable: true, description: 'From 0.5 to 0.999; 0.9 if left out.' })
  declare readonly targetPrecision?: number | null;

  @Field(() => Int, { nullable: true, description: 'For every random choice; 1 if left out.' })
  declare readonly seed?: number | null;
}

const TrainModelResult = createUnionType({
  name: 'TrainModelResult',
  description: 'The training run, or why there is none.',
  types: () => [RunStarted, InvalidInputProblem, NotAllowedProblem, NotFoundProblem, ConflictProblem] as const,
});

@ObjectType({ description: 'A way to learn.' })
class LearnerInfo {
  @Field(() => String, { description: 'What models name it by.' })
  declare readonly id: string;

  @Field(() => Json, { description: 'Every parameter with its default.' })
  declare readonly parameterDefaults: unknown;
}

@Resolver()
export class TrainModelResolver {
  @Query(() => [LearnerInfo], { description: 'The learners there are; for curators.' })
  async learners(@Ctx() { actor, training: { recipes } }: RequestContext): Promise<LearnerInfo[]> {
    requireRole(actor, 'curator');
    const describe = async (id: string) => ({ id, parameterDefaults: await recipes.parseParameters(id, {}) });
    return Promise.all(recipes.ids.map(describe));
  }

  @Mutation(() => TrainModelResult, { description: 'Trains a version of a model; for operators.' })
  async trainModel(
    @Arg('input', () => TrainModelInput) { modelId, subjectIds, learner, ...input }: TrainModelInput,
    @Ctx() { training, actor, loaders }: RequestContext,
  ): Promise<RunStarted> {
    const { runId } = await execute(trainModel, training, actor, {
      ...input,
      recipe: learner,
      modelId: modelId == null ? null : keyOf('Model', modelId, 'modelId'),
      subjectIds: subjectIds?.map((id, i) => keyOf('Subject', id, `subjectIds.${i}`)),
    });
    return new RunStarted(await getRun(loaders, runId));
  }
}
