import { execute, removeSample, requireRole, type SampleContents } from '@classmark/domain';
import { Ctx, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('operator')
@ObjectType('Sample', {
  description: 'The sample that an empty installation starts with, and all that was made from it.',
})
class SampleObject {
  @Field(() => Int, { description: 'The number of its documents.' })
  declare readonly documents: number;

  @Field(() => Int, { description: 'The number of decisions about these documents.' })
  declare readonly decisions: number;

  @Field(() => Int, { description: 'The number of models that suggest for the sample alone.' })
  declare readonly models: number;

  @Field(() => Int, { description: 'The number of imported models that came with it.' })
  declare readonly importedModels: number;

  @Field(() => Int, {
    description:
      'The number of subjects of its scheme; 0 if other documents or models use the scheme, which then stays.',
  })
  declare readonly subjects: number;

  @Field(() => Int, { description: 'The number of its experiments.' })
  declare readonly experiments: number;
}

@ObjectType({ description: 'The sample was removed.' })
class SampleRemoved {
  @Field(() => SampleObject, { description: 'What was removed.' })
  declare readonly sample: SampleObject;
}

const RemoveSampleResult = answerUnion('RemoveSampleResult', 'What was removed, or why it stays.', SampleRemoved, [
  NotFoundProblem,
  ConflictProblem,
]);

@Resolver()
export class SampleResolver {
  @Query(() => SampleObject, {
    nullable: true,
    description: 'Previews `removeSample`; null if there is no sample. For operators.',
  })
  sample(@Ctx() { actor, samples }: RequestContext): Promise<SampleContents | null> {
    requireRole(actor, 'operator');
    return samples.findSample();
  }

  @Mutation(() => RemoveSampleResult, {
    description: 'Removes the sample with its models, its experiment and all decisions on it, for good. For operators.',
  })
  async removeSample(@Ctx() { actor, samples }: RequestContext): Promise<SampleRemoved> {
    return { sample: await execute(removeSample, samples, actor, {}) };
  }
}
