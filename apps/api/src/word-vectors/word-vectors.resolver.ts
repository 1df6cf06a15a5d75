import { listWordVectors } from '@classmark/database';
import { requireRole, type StoredWordVectors } from '@classmark/domain';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { SeenBy } from '../graphql/seen-by.js';
import { WordVectorsObject } from './word-vectors.object.js';

@Resolver(() => WordVectorsObject)
export class WordVectorsResolver {
  @SeenBy('curator')
  @Query(() => [WordVectorsObject], { description: 'Lists all word vectors by name. For curators.' })
  wordVectors(@Ctx() { actor, database }: RequestContext): Promise<WordVectorsObject[]> {
    requireRole(actor, 'curator');
    return listWordVectors(database);
  }

  @FieldResolver(() => [String], { description: 'The names of the models that are trained with them.' })
  async modelNames(@Root() { id }: StoredWordVectors, @Ctx() { loaders }: RequestContext): Promise<string[]> {
    return (await loaders.modelsWithVectors.load(id)).map(({ name }) => name);
  }
}
