import type { Act, ActKind } from '@classmark/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { encodeGlobalId } from '../graphql/global-id.js';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';
import { ActKindEnum } from './review.enum.js';

@ObjectType('Act', {
  implements: NodeObject,
  description: 'One thing a person or program did in the review, undoable as one.',
})
export class ActObject implements NodeObject {
  constructor(readonly act: Act) {}

  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  get id(): string {
    return encodeGlobalId('Act', this.act.id);
  }

  @Field(() => ActKindEnum, { description: 'What it says.' })
  get kind(): ActKind {
    return this.act.kind;
  }

  @Field(() => String, { description: 'The name of the person or key.' })
  get actor(): string {
    return this.act.actor;
  }

  @Field(() => DateTime, { description: 'When.' })
  get createdAt(): Date {
    return this.act.createdAt;
  }

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back; null while it holds.' })
  get undoneAt(): Date | null {
    return this.act.undoneAt;
  }

  @Field(() => String, { nullable: true, description: 'Who took it back.' })
  get undoneBy(): string | null {
    return this.act.undoneBy;
  }
}
