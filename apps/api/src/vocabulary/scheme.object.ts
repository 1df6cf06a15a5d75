import type { Scheme } from '@classmark/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { encodeGlobalId } from '../graphql/global-id.js';
import { NodeObject } from '../graphql/node.js';

@ObjectType('Scheme', { implements: NodeObject, description: 'A vocabulary of subjects.' })
export class SchemeObject implements NodeObject {
  constructor(readonly scheme: Scheme) {}

  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  get id(): string {
    return encodeGlobalId('Scheme', this.scheme.id);
  }

  @Field(() => String, { description: 'Unique.' })
  get name(): string {
    return this.scheme.name;
  }
}
