import { type Actor, commands, hasRole } from '@classmark/domain';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { encodeGlobalId } from '../graphql/global-id.js';
import { type ViewerKind, ViewerObject } from './viewer.object.js';

@Resolver()
export class ViewerResolver {
  @Query(() => ViewerObject, { description: 'Who sent this request; works without signing in.' })
  viewer(@Ctx() { actor }: RequestContext): ViewerObject {
    return {
      name: 'name' in actor ? actor.name : '',
      role: 'role' in actor && actor.role !== undefined ? actor.role : null,
      kind: kindOf(actor),
      userId: actor.kind === 'user' ? encodeGlobalId('User', actor.id) : null,
      allowedMutations: commands.filter(({ leastRole }) => hasRole(actor, leastRole)).map(({ name }) => name),
    };
  }
}

function kindOf({ kind }: Actor): ViewerKind {
  if (kind === 'key') return 'api_key';
  return kind === 'user' ? 'user' : 'anonymous';
}
