import { Field, Float, Int, ObjectType } from 'type-graphql';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('reader')
@ObjectType('PrevalenceEstimate', {
  description: 'The prevalence of a subject among documents scored lately, estimated without their labels.',
})
export class PrevalenceEstimateObject {
  @Field(() => Float, { description: 'The fraction of the training documents that have the subject.' })
  declare readonly training: number;

  @Field(() => Float, { description: 'The estimated fraction of the scored documents that have it.' })
  declare readonly estimated: number;

  @Field(() => Int, { description: 'The number of scored documents used; a sample if there are many.' })
  declare readonly documents: number;

  @Field(() => Boolean, {
    description: 'Whether it has fallen significantly, and by more than the accept threshold allows for.',
  })
  declare readonly hasFallen: boolean;
}

@SeenBy('curator')
@ObjectType('PrevalenceDrop', { description: 'A subject that a scoring found rarer than in training.' })
export class PrevalenceDropObject {}
