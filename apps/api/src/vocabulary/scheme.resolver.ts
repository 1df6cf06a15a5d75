import { listSchemes } from '@classmark/database';
import { requireRole } from '@classmark/domain';
import { Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { SchemeObject } from './scheme.object.js';

@Resolver(() => SchemeObject)
export class SchemeResolver {
  @Query(() => [SchemeObject], { description: 'All vocabularies, by name.' })
  async schemes(@Ctx() { actor, database }: RequestContext): Promise<SchemeObject[]> {
    requireRole(actor, 'reader');
    return (await listSchemes(database)).map((scheme) => new SchemeObject(scheme));
  }

  @FieldResolver(() => Int, { description: 'Subjects in it.' })
  async subjectCount(@Root() { scheme }: SchemeObject, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.schemeCounts.load(scheme.id)).subjects;
  }

  @FieldResolver(() => Int, { description: 'Documents with a label in it.' })
  async documentCount(@Root() { scheme }: SchemeObject, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.schemeCounts.load(scheme.id)).documents;
  }
}
