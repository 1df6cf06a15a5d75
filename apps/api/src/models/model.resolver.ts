import { listModels } from '@classmark/database';
import { type Model, requireRole } from '@classmark/domain';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { EncoderObject } from '../encoders/encoder.object.js';
import { follow } from '../graphql/follow.js';
import { keyOf } from '../graphql/global-id.js';
import { SeenBy } from '../graphql/seen-by.js';
import { SchemeObject } from '../vocabulary/scheme.object.js';
import { WordVectorsObject } from '../word-vectors/word-vectors.object.js';
import { ModelObject } from './model.object.js';
import { ModelVersionObject } from './model-version.object.js';

@Resolver(() => ModelObject)
export class ModelResolver {
  @SeenBy('curator')
  @Query(() => [ModelObject], { description: 'Lists models, newest first. For curators.' })
  models(@Ctx() { actor, database }: RequestContext): Promise<ModelObject[]> {
    requireRole(actor, 'curator');
    return listModels(database);
  }

  @SeenBy('curator')
  @Query(() => ModelObject, { nullable: true, description: 'Fetches a model; null if not found. For curators.' })
  async model(
    @Arg('id', () => ID, { description: 'The model.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<ModelObject | null> {
    requireRole(actor, 'curator');
    return loaders.models.load(keyOf('Model', id));
  }

  @FieldResolver(() => SchemeObject, { description: 'The scheme of its subjects.' })
  scheme(@Root() { schemeId }: Model, @Ctx() { loaders }: RequestContext): Promise<SchemeObject> {
    return follow(loaders.schemes, schemeId);
  }

  @SeenBy('curator')
  @FieldResolver(() => WordVectorsObject, { nullable: true, description: 'What it is trained with; null for none.' })
  wordVectors(@Root() { wordVectorsId }: Model, @Ctx() { loaders }: RequestContext): Promise<WordVectorsObject | null> {
    return wordVectorsId === null ? Promise.resolve(null) : loaders.wordVectors.load(wordVectorsId);
  }

  @SeenBy('curator')
  @FieldResolver(() => EncoderObject, { nullable: true, description: 'The encoder it is trained with; null for none.' })
  encoder(@Root() { encoderId }: Model, @Ctx() { loaders }: RequestContext): Promise<EncoderObject | null> {
    return encoderId === null ? Promise.resolve(null) : loaders.encoders.load(encoderId);
  }

  @SeenBy('curator')
  @FieldResolver(() => [ModelVersionObject], { description: 'Its versions, newest first.' })
  versions(@Root() { id }: Model, @Ctx() { loaders }: RequestContext): Promise<readonly ModelVersionObject[]> {
    return loaders.versionsOfModels.load(id);
  }
}
