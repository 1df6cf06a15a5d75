import { execute, type PromiseScope, requireRole, type SubjectSelection, trainModel } from '@classmark/domain';
import { Arg, Ctx, Field, Float, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { Json } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { RunStarted } from '../runs/run-started.object.js';
import { PromiseScopeEnum, SubjectSelectionEnum } from './model.enum.js';

@InputType({ description: 'What to train: an existing model, by its id alone, or a new one.' })
class TrainModelInput {
  @Field(() => ID, { nullable: true, description: 'An existing model; its recipe stays as it is.' })
  declare readonly modelId?: string | null;

  @Field(() => String, { nullable: true, description: 'The unique name of a new model.' })
  declare readonly name?: string | null;

  @Field(() => String, { nullable: true, description: 'The scheme of a new model, by name.' })
  declare readonly scheme?: string | null;

  @Field(() => String, { nullable: true, description: 'The id of one of `recipes`; `auto` if left out.' })
  declare readonly recipe?: string | null;

  @Field(() => Json, { nullable: true, description: 'Parameters of the recipe; the others keep their defaults.' })
  declare readonly parameters?: unknown;

  @Field(() => SubjectSelectionEnum, {
    nullable: true,
    description: 'Which subjects it covers; the roots if left out.',
  })
  declare readonly selection?: SubjectSelection | null;

  @Field(() => [ID], { nullable: true, description: 'For BRANCH the top subject, for LIST the subjects.' })
  declare readonly subjectIds?: readonly string[] | null;

  @Field(() => Float, { nullable: true, description: 'The precision to reach, from 0.5 to 0.999; 0.9 if left out.' })
  declare readonly targetPrecision?: number | null;

  @Field(() => PromiseScopeEnum, {
    nullable: true,
    description: 'What the target precision is promised for; each subject by itself if left out.',
  })
  declare readonly promise?: PromiseScope | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The sources that a new model suggests for, by name; all if left out.',
  })
  declare readonly sources?: readonly string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Word vectors that a new model is trained with, for the recipes that take some; none if left out.',
  })
  declare readonly wordVectorsId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'In place of word vectors: an encoder that a new model is trained with, for the recipes that take one; none if left out.',
  })
  declare readonly encoderId?: string | null;

  @Field(() => Int, { nullable: true, description: 'The seed of every random choice; 1 if left out.' })
  declare readonly seed?: number | null;
}

const TrainModelResult = answerUnion('TrainModelResult', 'The training run, or why there is none.', RunStarted, [
  NotFoundProblem,
  ConflictProblem,
]);

@SeenBy('curator')
@ObjectType('Recipe', { description: 'A recipe that a model can be trained by.' })
class RecipeObject {
  @Field(() => String, { description: 'Its id, which models refer to.' })
  declare readonly id: string;

  @Field(() => Json, { description: 'Its parameters with their defaults.' })
  declare readonly parameterDefaults: unknown;

  @Field(() => Boolean, { description: 'Whether a model of it can be trained with word vectors.' })
  declare readonly takesWordVectors: boolean;

  @Field(() => Boolean, { description: 'Whether a model of it can be trained with an encoder.' })
  declare readonly takesEncoder: boolean;

  @Field(() => [String], {
    description:
      'The strategies against imbalance that its parameter `imbalance` takes; none where it has no such one.',
  })
  declare readonly imbalanceStrategies: readonly string[];
}

@Resolver()
export class TrainModelResolver {
  @Query(() => [RecipeObject], { description: 'Lists the recipes. For curators.' })
  async recipes(@Ctx() { actor, training: { recipes } }: RequestContext): Promise<RecipeObject[]> {
    requireRole(actor, 'curator');
    const describe = async (id: string) => ({
      id,
      parameterDefaults: await recipes.parseParameters(id, {}),
      takesWordVectors: recipes.takingVectors.includes(id),
      takesEncoder: recipes.takingEncoder.includes(id),
      imbalanceStrategies: recipes.listImbalanceStrategies(id),
    });
    return Promise.all(recipes.ids.map(describe));
  }

  @Mutation(() => TrainModelResult, { description: 'Trains a new version of a model. For operators.' })
  async trainModel(
    @Arg('input', () => TrainModelInput) { modelId, subjectIds, wordVectorsId, encoderId, ...input }: TrainModelInput,
    @Ctx() { training, actor, loaders }: RequestContext,
  ): Promise<RunStarted> {
    const { runId } = await execute(trainModel, training, actor, {
      ...input,
      modelId: modelId == null ? null : keyOf('Model', modelId, 'modelId'),
      wordVectorsId: wordVectorsId == null ? null : keyOf('WordVectors', wordVectorsId, 'wordVectorsId'),
      encoderId: encoderId == null ? null : keyOf('Encoder', encoderId, 'encoderId'),
      subjectIds: subjectIds?.map((id, i) => keyOf('Subject', id, `subjectIds.${i}`)),
    });
    return { run: await follow(loaders.runs, runId) };
  }
}
