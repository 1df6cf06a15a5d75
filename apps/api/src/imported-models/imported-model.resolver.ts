import { listImportedModels } from '@classmark/database';
import { type ImportedModel, requireRole } from '@classmark/domain';
import { listCoefficients } from '@classmark/mojo';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { keyOf } from '../graphql/global-id.js';
import { ImportedModelObject, ModelContentsObject } from './imported-model.object.js';

@Resolver(() => ImportedModelObject)
export class ImportedModelResolver {
  @Query(() => [ImportedModelObject], { description: 'Lists all imported models by name.' })
  importedModels(@Ctx() { actor, database }: RequestContext): Promise<ImportedModelObject[]> {
    requireRole(actor, 'reader');
    return listImportedModels(database);
  }

  @Query(() => ImportedModelObject, { nullable: true, description: 'Fetches an imported model; null if not found.' })
  importedModel(
    @Arg('id', () => ID, { description: 'The model.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<ImportedModelObject | null> {
    requireRole(actor, 'reader');
    return loaders.importedModels.load(keyOf('ImportedModel', id));
  }

  /** The first to ask waits for the file to be read. */
  @Costs({ work: 2_000 })
  @FieldResolver(() => ModelContentsObject, {
    nullable: true,
    description: 'The contents of its file; null if it has been deleted.',
  })
  async contents(
    @Root() { id }: ImportedModel,
    @Ctx() { loadedModels }: RequestContext,
  ): Promise<ModelContentsObject | null> {
    const loaded = await loadedModels.find(id);
    if (loaded === null) return null;
    const { model, details } = loaded;
    return {
      ...model,
      ...details,
      threshold: model.classCount === 2 ? model.defaultThreshold : null,
      coefficients: model.algorithm === 'glm' ? listCoefficients(model) : [],
    };
  }
}
