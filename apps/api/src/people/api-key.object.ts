import type { Role } from '@classmark/domain';
import { Field, ObjectType } from 'type-graphql';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { RoleEnum } from './role.enum.js';

@SeenBy('admin')
@ObjectType('ApiKey', {
  implements: NodeObject,
  description: 'A key that a program sends as its bearer token. Only its hash is stored.',
})
export class ApiKeyObject extends NodeObject {
  @Field(() => String, { description: 'What it is for.' })
  declare readonly name: string;

  @Field(() => String, { description: 'Its first characters, to tell keys apart.' })
  declare readonly prefix: string;

  @Field(() => RoleEnum, { description: 'Its role.' })
  declare readonly role: Role;

  @Field(() => DateTime, { description: 'When it was created.' })
  declare readonly createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was last used, to the minute; null if never.' })
  declare readonly lastUsedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null while it works.' })
  declare readonly revokedAt: Date | null;
}
