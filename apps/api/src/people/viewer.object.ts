import type { Actor, Role } from '@classmark/domain';
import { Field, ObjectType } from 'type-graphql';
import { enumType } from '../graphql/enum-type.js';
import { RoleEnum } from './role.enum.js';

type ViewerKind = Exclude<Actor['kind'], 'system' | 'key'> | 'api_key';

const ViewerKindEnum = enumType<ViewerKind>('ViewerKind', 'What kind of asker this is.', {
  user: 'A person with a session.',
  api_key: 'A program with a key.',
  anonymous: 'Nobody we know.',
});

@ObjectType('Viewer', { description: 'Who asks.' })
export class ViewerObject {
  constructor(private readonly actor: Actor) {}

  @Field(() => String, { description: 'The name of the person or key; empty for nobody.' })
  get name(): string {
    return 'name' in this.actor ? this.actor.name : '';
  }

  @Field(() => RoleEnum, { nullable: true, description: 'What they may do; null for nobody, unless anybody may read.' })
  get role(): Role | null {
    return ('role' in this.actor && this.actor.role) || null;
  }

  @Field(() => ViewerKindEnum, { description: 'A person, a program, or nobody we know.' })
  get kind(): ViewerKind {
    if (this.actor.kind === 'key') return 'api_key';
    return this.actor.kind === 'user' ? 'user' : 'anonymous';
  }
}
