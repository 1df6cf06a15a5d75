import type { ActKind } from '@classmark/domain';
import { Field, ObjectType } from 'type-graphql';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { ActKindEnum } from './review.enum.js';

@SeenBy('curator')
@ObjectType('Act', {
  implements: NodeObject,
  description: 'One or more decisions that a person or program made together, undone together.',
})
export class ActObject extends NodeObject {
  @Field(() => ActKindEnum, { description: 'Its kind.' })
  declare readonly kind: ActKind;

  @Field(() => String, { description: 'The name of the person or key.' })
  declare readonly actor: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  declare readonly createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was undone; null while it holds.' })
  declare readonly undoneAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Who undid it; null while it holds.' })
  declare readonly undoneBy: string | null;
}
