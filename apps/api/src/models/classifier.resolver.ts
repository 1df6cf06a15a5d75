import {
  type ClassifierPrevalence,
  type ClassifierSummary,
  metricsInForce,
  type PrevalenceEstimate,
  requireRole,
  samplePrecision,
  warnOfDrop,
} from '@classmark/domain';
import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { follow } from '../graphql/follow.js';
import { encodeGlobalId } from '../graphql/global-id.js';
import { SampledPrecisionObject } from '../overview/sampled-precision.object.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { ClassifierObject } from './classifier.object.js';
import { ClassifierMetricsObject } from './classifier-metrics.object.js';
import { ModelVersionObject } from './model-version.object.js';
import { PrevalenceDropObject, PrevalenceEstimateObject } from './prevalence-estimate.object.js';

@Resolver(() => PrevalenceEstimateObject)
export class PrevalenceEstimateResolver {
  @FieldResolver(() => String, { nullable: true, description: 'What the fall means, in words; null without a fall.' })
  warning(@Root() estimate: PrevalenceEstimate): string | null {
    return warnOfDrop(estimate);
  }
}

@Resolver(() => PrevalenceDropObject)
export class PrevalenceDropResolver {
  @FieldResolver(() => ClassifierObject, { description: 'The classifier of the subject.' })
  classifier(@Root() drop: ClassifierPrevalence, @Ctx() { loaders }: RequestContext): Promise<ClassifierObject> {
    return follow(loaders.classifiers, drop);
  }

  @FieldResolver(() => PrevalenceEstimateObject, { description: 'The estimate.' })
  estimate(@Root() drop: ClassifierPrevalence): PrevalenceEstimateObject {
    return drop;
  }
}

@Resolver(() => ClassifierObject)
export class ClassifierResolver {
  @FieldResolver(() => ID, { description: 'Opaque, stable id.' })
  id(@Root() { versionId, subjectId }: ClassifierSummary): string {
    return encodeGlobalId('Classifier', versionId, subjectId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it has no accept threshold, so that it publishes nothing.' })
  reviewOnly(@Root() { state, acceptThreshold }: ClassifierSummary): boolean {
    return state === 'trained' && acceptThreshold === null;
  }

  @FieldResolver(() => SubjectObject, { description: 'Its subject.' })
  subject(@Root() { subjectId }: ClassifierSummary, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return follow(loaders.subjects, subjectId);
  }

  @FieldResolver(() => ModelVersionObject, { description: 'The version it is part of.' })
  version(@Root() { versionId }: ClassifierSummary, @Ctx() { loaders }: RequestContext): Promise<ModelVersionObject> {
    return follow(loaders.versions, versionId);
  }

  @Costs({ work: 20 })
  @FieldResolver(() => ClassifierMetricsObject, {
    nullable: true,
    description: 'Metrics on the test set; null if it was skipped or there was no test set.',
  })
  async metrics(
    @Root() classifier: ClassifierSummary,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ClassifierMetricsObject | null> {
    const found = await loaders.classifierMetrics.load(classifier);
    return found && metricsInForce(found.metrics, classifier.acceptThreshold);
  }

  @FieldResolver(() => SampledPrecisionObject, {
    nullable: true,
    description: 'Its precision by spot checks; null if none has been decided. For curators.',
  })
  async sampledPrecision(
    @Root() classifier: ClassifierSummary,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<SampledPrecisionObject | null> {
    requireRole(actor, 'curator');
    const found = await loaders.checks.load(classifier);
    return found && samplePrecision(found.accepted, found.rejected);
  }
}
