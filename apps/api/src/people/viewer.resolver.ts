import { listActIdsOf } from '@classmark/database';
import { type Actor, commands, hasRole } from '@classmark/domain';
import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { follow } from '../graphql/follow.js';
import { encodeGlobalId } from '../graphql/global-id.js';
import { ActObject } from '../review/act.object.js';
import { type ViewerKind, ViewerObject } from './viewer.object.js';

const mostActs = 50;

@Resolver(() => ViewerObject)
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

  @Costs({ work: 200, items: mostActs })
  @FieldResolver(() => [ActObject], { description: 'Your acts that hold, newest first; the last 50.' })
  async recentActs(@Ctx() { actor, database, loaders }: RequestContext): Promise<ActObject[]> {
    const ids = await listActIdsOf(database.prisma, actor, mostActs);
    return Promise.all(ids.map((id) => follow(loaders.acts, id)));
  }
}

function kindOf({ kind }: Actor): ViewerKind {
  if (kind === 'key') return 'api_key';
  return kind === 'user' ? 'user' : 'anonymous';
}
