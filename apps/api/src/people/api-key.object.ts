import type { ApiKey, Role } from '@classmark/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { encodeGlobalId } from '../graphql/global-id.js';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';
import { RoleEnum } from './role.enum.js';

@ObjectType('ApiKey', {
  implements: NodeObject,
  description: 'A program’s way in: a bearer token of which we keep a hash.',
})
export class ApiKeyObject implements NodeObject {
  constructor(private readonly apiKey: ApiKey) {}

  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  get id(): string {
    return encodeGlobalId('ApiKey', this.apiKey.id);
  }

  @Field(() => String, { description: 'What it is for.' })
  get name(): string {
    return this.apiKey.name;
  }

  @Field(() => String, { description: 'Its first characters, to tell keys apart.' })
  get prefix(): string {
    return this.apiKey.prefix;
  }

  @Field(() => RoleEnum, { description: 'What it may do.' })
  get role(): Role {
    return this.apiKey.role;
  }

  @Field(() => DateTime, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.apiKey.createdAt;
  }

  @Field(() => DateTime, { nullable: true, description: 'To the minute; null if it never was.' })
  get lastUsedAt(): Date | null {
    return this.apiKey.lastUsedAt;
  }

  @Field(() => DateTime, { nullable: true, description: 'From then on it is refused; null while it is good.' })
  get revokedAt(): Date | null {
    return this.apiKey.revokedAt;
  }
}
