import { expectTrainingCost, type SubjectSelection, type TrainingCost } from '@classmark/domain';
import { Arg, Ctx, Field, Float, ID, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { keyOf } from '../graphql/global-id.js';
import { Json } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { SubjectSelectionEnum } from './model.enum.js';

@InputType({
  description: 'A training that is only thought of: of an existing model, by its id alone, or of a new one.',
})
class TrainingCostInput {
  @Field(() => ID, { nullable: true, description: 'An existing model.' })
  declare readonly modelId?: string | null;

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

  @Field(() => ID, { nullable: true, description: 'Word vectors that it is trained with; none if left out.' })
  declare readonly wordVectorsId?: string | null;

  @Field(() => ID, { nullable: true, description: 'An encoder that it is trained with; none if left out.' })
  declare readonly encoderId?: string | null;
}

@SeenBy('curator')
@ObjectType('TrainingCost', {
  description: 'What a training is expected to take, as a rule of thumb: it may be half or twice as much.',
})
class TrainingCostObject implements TrainingCost {
  @Field(() => Int, { description: 'How many documents it learns from.' })
  declare readonly documents: number;

  @Field(() => Int, { description: 'How many subjects it learns.' })
  declare readonly subjects: number;

  @Field(() => Float, {
    description: 'Seconds of one ordinary core, with what an encoder takes for texts that it has not encoded yet.',
  })
  declare readonly cpuSeconds: number;

  @Field(() => Float, { description: 'The most memory at a time, in MB.' })
  declare readonly megabytes: number;
}

@Resolver()
export class TrainingCostResolver {
  @Query(() => TrainingCostObject, {
    nullable: true,
    description: 'Estimates what a training would take; null where nothing was measured that says it. For curators.',
  })
  @Costs({ work: 20_000 })
  trainingCost(
    @Arg('input', () => TrainingCostInput)
    { modelId, subjectIds, wordVectorsId, encoderId, ...input }: TrainingCostInput,
    @Ctx() { training, actor }: RequestContext,
  ): Promise<TrainingCost | null> {
    return expectTrainingCost(training, actor, {
      ...input,
      modelId: modelId == null ? null : keyOf('Model', modelId, 'modelId'),
      wordVectorsId: wordVectorsId == null ? null : keyOf('WordVectors', wordVectorsId, 'wordVectorsId'),
      encoderId: encoderId == null ? null : keyOf('Encoder', encoderId, 'encoderId'),
      subjectIds: subjectIds?.map((id, i) => keyOf('Subject', id, `subjectIds.${i}`)),
    });
  }
}
