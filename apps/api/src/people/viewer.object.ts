import type { Actor, Role } from '@classmark/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { enumType } from '../graphql/enum-type.js';
import { SeenBy } from '../graphql/seen-by.js';
import { RoleEnum } from './role.enum.js';

export type ViewerKind = Exclude<Actor['kind'], 'system' | 'key'> | 'api_key';

const ViewerKindEnum = enumType<ViewerKind>('ViewerKind', 'A kind of client.', {
  user: 'A person with a session.',
  api_key: 'A program with a key.',
  anonymous: 'Somebody without a key or session.',
});

@SeenBy('everybody')
@ObjectType('Viewer', { description: 'Who sent the request.' })
export class ViewerObject {
  @Field(() => String, { description: 'The name of the person or key; empty if anonymous.' })
  declare readonly name: string;

  @Field(() => RoleEnum, { nullable: true, description: 'The role; null if anonymous, unless everybody may read.' })
  declare readonly role: Role | null;

  @Field(() => ViewerKindEnum, { description: 'A person, a program, or anonymous.' })
  declare readonly kind: ViewerKind;

  @Field(() => ID, { nullable: true, description: 'The id of the user; null unless a person with a session.' })
  declare readonly userId: string | null;

  @Field(() => [String], { description: 'The mutations that the role allows, by name.' })
  declare readonly allowedMutations: readonly string[];
}
