import type { Role } from '@classmark/domain';
import { Field, ObjectType } from 'type-graphql';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { RoleEnum } from './role.enum.js';

@SeenBy('reader')
@ObjectType('User', { implements: NodeObject, description: 'A person who can sign in.' })
export class UserObject extends NodeObject {
  @Field(() => String, { description: 'The name they sign in with.' })
  declare readonly name: string;

  @Field(() => RoleEnum, { description: 'Their role.' })
  declare readonly role: Role;

  @Field(() => DateTime, { description: 'When they were added.' })
  declare readonly createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When they were disabled; null while they can sign in.' })
  declare readonly disabledAt: Date | null;
}
