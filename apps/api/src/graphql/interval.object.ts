import { Field, Float, ObjectType } from 'type-graphql';
import { SeenBy } from './seen-by.js';

@SeenBy('curator')
@ObjectType('Interval', { description: 'A 95% interval.' })
export class IntervalObject {
  @Field(() => Float, { description: 'Its lower end.' })
  declare readonly low: number;

  @Field(() => Float, { description: 'Its upper end.' })
  declare readonly high: number;
}
