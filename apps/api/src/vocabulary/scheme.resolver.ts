import { listSchemes } from '@classmark/database';
import { requireRole, type Scheme } from '@classmark/domain';
import { Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { SchemeObject } from './scheme.object.js';

@Resolver(() => SchemeObject)
export class SchemeResolver {
  @Query(() => [SchemeObject], { description: 'Lists all schemes by name.' })
  schemes(@Ctx() { actor, database }: RequestContext): Promise<SchemeObject[]> {
    requireRole(actor, 'reader');
    return listSchemes(database);
  }

  @FieldResolver(() => Int, { description: 'The number of its subjects.' })
  async subjectCount(@Root() { id }: Scheme, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.schemeCounts.load(id))?.subjects ?? 0;
  }

  @Costs({ work: 500 })
  @FieldResolver(() => Int, { description: 'The number of documents with a label in the scheme.' })
  async documentCount(@Root() { id }: Scheme, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.schemeCounts.load(id))?.documents ?? 0;
  }
}
