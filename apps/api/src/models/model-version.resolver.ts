import { requireRole } from '@classmark/domain';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { keyOf } from '../graphql/global-id.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { RunObject } from '../runs/run.object.js';
import { ClassifierObject } from './classifier.object.js';
import { ModelObject } from './model.object.js';
import { ModelVersionObject } from './model-version.object.js';

@Resolver(() => ModelVersionObject)
export class ModelVersionResolver {
  @Query(() => ModelVersionObject, { nullable: true, description: 'A version; null if it is not there. For curators.' })
  async modelVersion(
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<ModelVersionObject | null> {
    requireRole(actor, 'curator');
    return loaders.versions.load(keyOf('ModelVersion', id));
  }

  @FieldResolver(() => ModelObject, { description: 'What it was trained by.' })
  async model(@Root() { version }: ModelVersionObject, @Ctx() { loaders }: RequestContext): Promise<ModelObject> {
    return requireLoaded(await loaders.models.load(version.modelId), `model ${version.modelId}`);
  }

  @FieldResolver(() => RunObject, { description: 'The run that made it; for curators.' })
  async run(@Root() { version }: ModelVersionObject, @Ctx() { actor, loaders }: RequestContext): Promise<RunObject> {
    requireRole(actor, 'curator');
    return requireLoaded(await loaders.runs.load(version.runId), `run ${version.runId}`);
  }

  @FieldResolver(() => [ClassifierObject], { description: 'What it has for each subject, by label.' })
  classifiers(
    @Root() { version }: ModelVersionObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ClassifierObject[]> {
    return loaders.classifiersOfVersions.load(version.id);
  }
}

@Resolver(() => RunObject)
export class RunVersionResolver {
  @FieldResolver(() => ModelVersionObject, { nullable: true, description: 'What it trained; null until it has.' })
  async version(@Root() { run }: RunObject, @Ctx() { loaders }: RequestContext): Promise<ModelVersionObject | null> {
    const versionId = await loaders.versionIdsOfRuns.load(run.id);
    return versionId === null ? null : loaders.versions.load(versionId);
  }
}
