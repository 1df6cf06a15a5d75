import { listSources } from '@classmark/database';
import { requireRole, type Source } from '@classmark/domain';
import { Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { NodeObject } from '../graphql/node.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('reader')
@ObjectType('Source', { implements: NodeObject, description: 'Where documents come from.' })
class SourceObject extends NodeObject {
  @Field(() => String, { description: 'Its unique name.' })
  declare readonly name: string;
}

@Resolver(() => SourceObject)
export class SourceResolver {
  @Query(() => [SourceObject], { description: 'Lists all sources by name.' })
  sources(@Ctx() { actor, database }: RequestContext): Promise<Source[]> {
    requireRole(actor, 'reader');
    return listSources(database);
  }

  @Costs({ work: 20, once: 5_000 })
  @FieldResolver(() => Int, { description: 'The number of its documents, those set aside included.' })
  async documentCount(@Root() { id }: Source, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.sourceCounts.load(id))?.documents ?? 0;
  }
}
