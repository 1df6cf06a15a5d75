import { type Run, requireRole, samplePrecision, type Version } from '@classmark/domain';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { follow } from '../graphql/follow.js';
import { keyOf } from '../graphql/global-id.js';
import { SeenBy } from '../graphql/seen-by.js';
import { SampledPrecisionObject } from '../overview/sampled-precision.object.js';
import { RunObject } from '../runs/run.object.js';
import { ClassifierObject } from './classifier.object.js';
import { ModelObject } from './model.object.js';
import { ModelVersionObject } from './model-version.object.js';
import { presentEvaluation, VersionEvaluationObject } from './version-evaluation.object.js';

@Resolver(() => ModelVersionObject)
export class ModelVersionResolver {
  @SeenBy('curator')
  @Query(() => ModelVersionObject, {
    nullable: true,
    description: 'Fetches a version; null if not found. For curators.',
  })
  async modelVersion(
    @Arg('id', () => ID, { description: 'The version.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<ModelVersionObject | null> {
    requireRole(actor, 'curator');
    return loaders.versions.load(keyOf('ModelVersion', id));
  }

  @FieldResolver(() => ModelObject, { description: 'Its model.' })
  model(@Root() { modelId }: Version, @Ctx() { loaders }: RequestContext): Promise<ModelObject> {
    return follow(loaders.models, modelId);
  }

  @SeenBy('curator')
  @FieldResolver(() => RunObject, { description: 'The run that trained it. For curators.' })
  run(@Root() { runId }: Version, @Ctx() { actor, loaders }: RequestContext): Promise<RunObject> {
    requireRole(actor, 'curator');
    return follow(loaders.runs, runId);
  }

  @SeenBy('curator')
  @FieldResolver(() => VersionEvaluationObject, { description: 'Its metrics on the test set.' })
  evaluation(@Root() { evaluation }: Version): VersionEvaluationObject {
    return presentEvaluation(evaluation);
  }

  @SeenBy('curator')
  @Costs({ work: 1_000 })
  @FieldResolver(() => SampledPrecisionObject, {
    nullable: true,
    description:
      'The precision, by spot checks, of all that it publishes where its target precision is promised for all together; ' +
      'null if none has been decided.',
  })
  async sampledPrecision(
    @Root() { id }: Version,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SampledPrecisionObject | null> {
    const found = await loaders.checksOfVersions.load(id);
    return found && samplePrecision(found.accepted, found.rejected);
  }

  @SeenBy('curator')
  @FieldResolver(() => [ClassifierObject], { description: 'Its classifiers, by subject label.' })
  classifiers(@Root() { id }: Version, @Ctx() { loaders }: RequestContext): Promise<readonly ClassifierObject[]> {
    return loaders.classifiersOfVersions.load(id);
  }
}

@Resolver(() => RunObject)
export class RunVersionResolver {
  @FieldResolver(() => ModelVersionObject, {
    nullable: true,
    description: 'The version that it trained; null until there is one.',
  })
  async version(@Root() run: Run, @Ctx() { loaders }: RequestContext): Promise<ModelVersionObject | null> {
    const trained = await loaders.versionIdsOfRuns.load(run.id);
    return trained && loaders.versions.load(trained.id);
  }
}
