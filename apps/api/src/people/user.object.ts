import type { Role, User } from '@classmark/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { encodeGlobalId } from '../graphql/global-id.js';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';
import { RoleEnum } from './role.enum.js';

@ObjectType('User', { implements: NodeObject, description: 'A person who signs in.' })
export class UserObject implements NodeObject {
  constructor(private readonly user: User) {}

  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  get id(): string {
    return encodeGlobalId('User', this.user.id);
  }

  @Field(() => String, { description: 'What they sign in with.' })
  get name(): string {
    return this.user.name;
  }

  @Field(() => RoleEnum, { description: 'What they may do.' })
  get role(): Role {
    return this.user.role;
  }

  @Field(() => DateTime, { description: 'When they were added.' })
  get createdAt(): Date {
    return this.user.createdAt;
  }
}
