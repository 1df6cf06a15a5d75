import { listEncoders } from '@classmark/database';
import { requireRole, type StoredEncoder } from '@classmark/domain';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { SeenBy } from '../graphql/seen-by.js';
import { EncoderObject } from './encoder.object.js';

@Resolver(() => EncoderObject)
export class EncoderResolver {
  @SeenBy('curator')
  @Query(() => [EncoderObject], { description: 'Lists all encoders by name. For curators.' })
  encoders(@Ctx() { actor, database }: RequestContext): Promise<EncoderObject[]> {
    requireRole(actor, 'curator');
    return listEncoders(database);
  }

  @FieldResolver(() => [String], { description: 'The names of the models that are trained with it.' })
  async modelNames(@Root() { id }: StoredEncoder, @Ctx() { loaders }: RequestContext): Promise<string[]> {
    return (await loaders.modelsWithEncoder.load(id)).map(({ name }) => name);
  }
}
