import { Field, ObjectType } from 'type-graphql';
import { NodeObject } from '../graphql/node.js';

@ObjectType('Scheme', { implements: NodeObject, description: 'A vocabulary of subjects.' })
export class SchemeObject extends NodeObject {
  @Field(() => String, { description: 'Its unique name.' })
  declare readonly name: string;
}
