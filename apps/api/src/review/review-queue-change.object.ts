import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.js';

@ObjectType({ description: 'That something in the queue, or on somebody’s desk, is not as it was.' })
export class ReviewQueueChange {
  @Field(() => Int, { description: 'Documents that wait now, counted up to 10,000.' })
  declare readonly queued: number;

  @Field(() => DateTime, { description: 'When they were counted.' })
  declare readonly at: Date;
}
