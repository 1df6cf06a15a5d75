import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType('Interval', { description: 'A 95% interval.' })
export class IntervalObject {
  @Field(() => Float, { description: 'Its lower end.' })
  declare readonly low: number;

  @Field(() => Float, { description: 'Its upper end.' })
  declare readonly high: number;
}
