import {
  type ComparedSelection,
  compareRecipes,
  execute,
  type PromiseScope,
  type RecipeComparison,
  type Run,
} from '@classmark/domain';
import { Arg, Ctx, Field, FieldResolver, Float, ID, InputType, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { encodeGlobalId, keyOf } from '../graphql/global-id.js';
import { NotFoundProblem } from '../graphql/problem.js';
import { PromiseScopeEnum, SubjectSelectionEnum } from '../models/model.enum.js';
import { RunObject } from '../runs/run.object.js';
import { RunStarted } from '../runs/run-started.object.js';
import { RecipeComparisonObject } from './recipe-comparison.object.js';

@InputType({ description: 'A recipe to compare.' })
class ComparedRecipeInput {
  @Field(() => String, { description: 'The id of one of `recipes`.' })
  declare readonly recipe: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether with the word vectors of the comparison.' })
  declare readonly withWordVectors: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether with the encoder of the comparison.' })
  declare readonly withEncoder: boolean;
}

@InputType({ description: 'Recipes to compare, and on what.' })
class CompareRecipesInput {
  @Field(() => String, { description: 'The scheme, by name.' })
  declare readonly scheme: string;

  @Field(() => SubjectSelectionEnum, { nullable: true, description: 'ROOTS or LEAVES; the roots if left out.' })
  declare readonly selection?: ComparedSelection | null;

  @Field(() => [ComparedRecipeInput], {
    description: 'Two to ten recipes; the first is what the others are compared with.',
  })
  declare readonly recipes: readonly ComparedRecipeInput[];

  @Field(() => ID, { nullable: true, description: 'Word vectors, for the recipes that are compared with some.' })
  declare readonly wordVectorsId?: string | null;

  @Field(() => ID, { nullable: true, description: 'An encoder, for the recipes that are compared with it.' })
  declare readonly encoderId?: string | null;

  @Field(() => Float, { nullable: true, description: 'The precision to reach, from 0.5 to 0.999; 0.9 if left out.' })
  declare readonly targetPrecision?: number | null;

  @Field(() => PromiseScopeEnum, {
    nullable: true,
    description: 'What that precision is promised for; each subject by itself if left out.',
  })
  declare readonly promise?: PromiseScope | null;

  @Field(() => Int, { nullable: true, description: 'The seed of every random choice; 1 if left out.' })
  declare readonly seed?: number | null;
}

const CompareRecipesResult = answerUnion('CompareRecipesResult', 'The run, or why there is none.', RunStarted, [
  NotFoundProblem,
]);

@Resolver(() => RunObject)
export class RecipeComparisonResolver {
  @Mutation(() => CompareRecipesResult, {
    description:
      'Trains several recipes on the same documents, and says which are better, and at what cost. For operators.',
  })
  async compareRecipes(
    @Arg('input', () => CompareRecipesInput) { wordVectorsId, encoderId, recipes, ...input }: CompareRecipesInput,
    @Ctx() { training, actor, loaders }: RequestContext,
  ): Promise<RunStarted> {
    const { runId } = await execute(compareRecipes, training, actor, {
      ...input,
      recipes: recipes.map(({ recipe, withWordVectors, withEncoder }) => ({ recipe, withWordVectors, withEncoder })),
      wordVectorsId: wordVectorsId == null ? null : keyOf('WordVectors', wordVectorsId, 'wordVectorsId'),
      encoderId: encoderId == null ? null : keyOf('Encoder', encoderId, 'encoderId'),
    });
    return { run: await follow(loaders.runs, runId) };
  }

  @FieldResolver(() => RecipeComparisonObject, {
    nullable: true,
    description: 'The result of a comparison of recipes; null for other kinds, and until it has succeeded.',
  })
  recipeComparison(@Root() { recipeComparison }: Run): RecipeComparisonObject | null {
    return recipeComparison && presentComparison(recipeComparison);
  }
}

function presentComparison({ recipes, ...compared }: RecipeComparison): RecipeComparisonObject {
  return {
    ...compared,
    recipes: recipes.map((recipe) => ({
      ...recipe,
      subjects: recipe.subjects.map(({ subjectId, ...subject }) => ({
        ...subject,
        subjectId: encodeGlobalId('Subject', subjectId),
      })),
    })),
  };
}
