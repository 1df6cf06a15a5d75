import { Field, ObjectType } from 'type-graphql';
import { NodeObject } from '../graphql/node.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('reader')
@ObjectType('Scheme', { implements: NodeObject, description: 'A vocabulary of subjects.' })
export class SchemeObject extends NodeObject {
  @Field(() => String, { description: 'Its unique name.' })
  declare readonly name: string;

  @Field(() => Boolean, {
    description:
      'Whether equal names are one subject with several broader ones; otherwise subjects are told apart by their paths.',
  })
  declare readonly mergesEqualNames: boolean;

  @Field(() => Boolean, {
    description:
      'Whether a label implies the broader subjects of its subject. Filters and counts include narrower subjects either way.',
  })
  declare readonly labelsImplyBroader: boolean;
}
