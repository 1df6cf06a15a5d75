import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('curator')
@ObjectType({ description: 'A change of the review queue or of somebody’s desk.' })
export class ReviewQueueChange {
  @Field(() => DateTime, { description: 'When it was noticed.' })
  declare readonly at: Date;
}
