import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { ClassifierObject } from './classifier.object.js';
import { ClassifierMetricsObject } from './classifier-metrics.object.js';
import { ModelVersionObject } from './model-version.object.js';
import { FallenShareObject } from './share-estimate.object.js';

@Resolver(() => FallenShareObject)
export class FallenShareResolver {
  @FieldResolver(() => ClassifierObject, { description: 'Whose subject.' })
  async classifier(
    @Root() { share }: FallenShareObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ClassifierObject> {
    return requireLoaded(await loaders.classifiers.load(share), 'classifier');
  }
}

@Resolver(() => ClassifierObject)
export class ClassifierResolver {
  @FieldResolver(() => SubjectObject, { description: 'What it tells.' })
  async subject(@Root() { classifier }: ClassifierObject, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return requireLoaded(await loaders.subjects.load(classifier.subjectId), `subject ${classifier.subjectId}`);
  }

  @FieldResolver(() => ModelVersionObject, { description: 'What it is part of.' })
  async version(
    @Root() { classifier }: ClassifierObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ModelVersionObject> {
    return requireLoaded(await loaders.versions.load(classifier.versionId), `version ${classifier.versionId}`);
  }

  @FieldResolver(() => ClassifierMetricsObject, {
    nullable: true,
    description: 'Figures on the held-out fifth; null where it was skipped or nothing was held out.',
  })
  metrics(
    @Root() { classifier }: ClassifierObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ClassifierMetricsObject | null> {
    return loaders.classifierMetrics.load(classifier);
  }
}
