import { listSchemes } from '@classmark/database';
import { requireRole, type Scheme } from '@classmark/domain';
import { Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { exportScheme } from './large-schemes.js';
import { SchemeObject } from './scheme.object.js';

@Resolver(() => SchemeObject)
export class SchemeResolver {
  @Query(() => [SchemeObject], { description: 'Lists all schemes by name.' })
  schemes(@Ctx() { actor, database }: RequestContext): Promise<SchemeObject[]> {
    requireRole(actor, 'reader');
    return listSchemes(database);
  }

  @Costs({ work: 20, once: 1_000 })
  @FieldResolver(() => Int, { description: 'The number of its subjects.' })
  async subjectCount(@Root() { id }: Scheme, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.subjectsOfSchemes.load(id))?.count ?? 0;
  }

  @Costs({ work: 20, once: 40_000 })
  @FieldResolver(() => Int, { description: 'The number of documents with a label in the scheme.' })
  async documentCount(@Root() { id }: Scheme, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.documentsOfSchemes.load(id))?.count ?? 0;
  }

  @Costs({ work: 20, once: 2_000 })
  @FieldResolver(() => [String], { description: 'The languages (BCP 47) in which its subjects have labels.' })
  async languages(@Root() { id }: Scheme, @Ctx() { loaders }: RequestContext): Promise<string[]> {
    return (await loaders.languages.load(id)).map(({ language }) => language);
  }

  @Costs({ work: 50_000 })
  @FieldResolver(() => String, { description: 'The scheme in SKOS, as Turtle.' })
  skos(@Root() { id, name }: Scheme, @Ctx() context: RequestContext): Promise<string> {
    return exportScheme(context, { id, name });
  }
}
