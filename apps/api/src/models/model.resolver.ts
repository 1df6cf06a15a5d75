import { listModels } from '@classmark/database';
import { requireRole } from '@classmark/domain';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { keyOf } from '../graphql/global-id.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { SchemeObject } from '../vocabulary/scheme.object.js';
import { ModelObject } from './model.object.js';
import { ModelVersionObject } from './model-version.object.js';

@Resolver(() => ModelObject)
export class ModelResolver {
  @Query(() => [ModelObject], { description: 'Models, newest first; for curators.' })
  async models(@Ctx() { actor, database }: RequestContext): Promise<ModelObject[]> {
    requireRole(actor, 'curator');
    return (await listModels(database)).map((model) => new ModelObject(model));
  }

  @Query(() => ModelObject, { nullable: true, description: 'A model; null if it is not there. For curators.' })
  async model(
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<ModelObject | null> {
    requireRole(actor, 'curator');
    return loaders.models.load(keyOf('Model', id));
  }

  @FieldResolver(() => SchemeObject, { description: 'The vocabulary that its subjects are of.' })
  async scheme(@Root() { model }: ModelObject, @Ctx() { loaders }: RequestContext): Promise<SchemeObject> {
    return requireLoaded(await loaders.schemes.load(model.schemeId), `scheme ${model.schemeId}`);
  }

  @FieldResolver(() => [ModelVersionObject], { description: 'What was trained by it, newest first.' })
  versions(@Root() { model }: ModelObject, @Ctx() { loaders }: RequestContext): Promise<ModelVersionObject[]> {
    return loaders.versionsOfModels.load(model.id);
  }
}
