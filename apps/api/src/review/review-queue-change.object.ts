import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('curator')
@ObjectType({ description: 'A change of the review queue or of somebody’s desk.' })
export class ReviewQueueChange {
  @Field(() => Int, { description: 'The number of documents in review now, counted up to 10,000.' })
  declare readonly queued: number;

  @Field(() => DateTime, { description: 'When they were counted.' })
  declare readonly at: Date;
}
