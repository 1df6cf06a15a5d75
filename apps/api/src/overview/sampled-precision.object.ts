import { Field, Float, Int, ObjectType } from 'type-graphql';
import { IntervalObject } from '../graphql/interval.object.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('curator')
@ObjectType('SampledPrecision', {
  description: 'The precision of published suggestions, measured on a random sample that people decided blind.',
})
export class SampledPrecisionObject {
  @Field(() => Float, { description: 'The fraction that people accepted.' })
  declare readonly precision: number;

  @Field(() => IntervalObject, { description: 'Its 95% interval.' })
  declare readonly interval: IntervalObject;

  @Field(() => Int, { description: 'The number accepted.' })
  declare readonly accepted: number;

  @Field(() => Int, { description: 'The number rejected.' })
  declare readonly rejected: number;
}
