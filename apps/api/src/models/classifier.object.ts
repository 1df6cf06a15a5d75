import type { ClassifierState, PromiseScope } from '@classmark/domain';
import { Field, Float, ObjectType } from 'type-graphql';
import { SeenBy } from '../graphql/seen-by.js';
import { ClassifierStateEnum, PromiseScopeEnum } from './model.enum.js';
import { PrevalenceEstimateObject } from './prevalence-estimate.object.js';

@SeenBy('reader')
@ObjectType('Classifier', {
  description: 'The part of a version that answers for one subject, with its thresholds and metrics.',
})
export class ClassifierObject {
  @Field(() => ClassifierStateEnum, { description: 'Whether it was trained or skipped.' })
  declare readonly state: ClassifierState;

  @Field(() => String, { nullable: true, description: 'Why it was skipped, or why it is review only.' })
  declare readonly reason: string | null;

  @Field(() => Boolean, { name: 'serving', description: 'Whether it is deployed for its subject.' })
  declare readonly isServing: boolean;

  @Field(() => Float, { nullable: true, description: 'From this probability up predictions are published.' })
  declare readonly acceptThreshold: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'From this probability up predictions are put in review; null if skipped.',
  })
  declare readonly reviewThreshold: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The precision that the accept threshold was chosen for; null if the threshold was set directly.',
  })
  declare readonly targetPrecision: number | null;

  @Field(() => PromiseScopeEnum, {
    nullable: true,
    description: 'What the target precision is promised for; null if it has none.',
  })
  declare readonly promise: PromiseScope | null;

  @Field(() => PrevalenceEstimateObject, {
    nullable: true,
    description: 'How frequent its subject seems among documents scored lately; null until it has scored enough.',
  })
  declare readonly prevalenceEstimate: PrevalenceEstimateObject | null;
}
