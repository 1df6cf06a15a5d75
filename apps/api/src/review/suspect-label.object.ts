import type { SuspectFilter } from '@classmark/domain';
import { Field, Float, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../graphql/connection.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('curator')
@ObjectType('SuspectLabel', {
  description:
    'A label that a version considers wrong after learning from other documents (confident learning). It is listed ' +
    'until the label changes or a curator confirms it.',
})
export class SuspectLabelObject {
  @Field(() => Boolean, {
    description: 'True if the label is given and is probably wrong, false if it is missing and is probably right.',
  })
  declare readonly given: boolean;

  @Field(() => Float, { description: 'The probability that the document has the subject, 0 to 1.' })
  declare readonly probability: number;
}

@ObjectType({ description: 'A suspect label with its cursor.' })
class SuspectLabelEdge extends edgeOf(() => SuspectLabelObject) {}

@ObjectType({ description: 'A page of suspect labels.' })
export class SuspectLabelConnection extends connectionOf(() => SuspectLabelEdge) {
  /** What the whole list was narrowed to, to be counted. */
  declare readonly filter: SuspectFilter;
}
