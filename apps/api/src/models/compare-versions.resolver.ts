import { listServingKeys } from '@classmark/database';
import {
  type ClassifierComparison,
  type ClassifierSummary,
  compareClassifiers,
  type MeasuredClassifier,
  metricsInForce,
  type PairedClassifier,
  requireRole,
  type Version,
} from '@classmark/domain';
import { Arg, Ctx, Field, FieldResolver, Float, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { follow } from '../graphql/follow.js';
import { keyOf } from '../graphql/global-id.js';
import { SeenBy } from '../graphql/seen-by.js';
import type { Loaders } from '../loaders.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { ClassifierObject } from './classifier.object.js';
import { ModelVersionObject } from './model-version.object.js';
import { pairVersions } from './pair-versions.js';
import { PairedClassifierObject, PairedComparisonObject } from './paired-comparison.object.js';

@SeenBy('curator')
@ObjectType('ClassifierComparison', {
  description: 'The classifier of a candidate beside the deployed one. Changes are candidate minus deployed.',
})
class ClassifierComparisonObject {
  @Field(() => ClassifierObject, {
    nullable: true,
    description: 'The classifier of the candidate; null if it has none.',
  })
  declare readonly candidate: ClassifierObject | null;

  @Field(() => ClassifierObject, { nullable: true, description: 'The deployed one; null if there is none.' })
  declare readonly serving: ClassifierObject | null;

  @Field(() => Float, { nullable: true, description: 'The change of F1; null unless both have metrics.' })
  declare readonly f1Change: number | null;

  @Field(() => Float, { nullable: true, description: 'The change of precision; null unless both have metrics.' })
  declare readonly precisionChange: number | null;

  @Field(() => Float, { nullable: true, description: 'The change of recall; null unless both have metrics.' })
  declare readonly recallChange: number | null;
}

@SeenBy('curator')
@ObjectType({ description: 'A version beside the deployed ones, subject by subject.' })
class VersionComparison {
  @Field(() => ModelVersionObject, { description: 'The version.' })
  declare readonly candidate: Version;

  @Field(() => [ClassifierComparisonObject], {
    description: 'Its subjects by label, then those that only another version of the model is deployed for.',
  })
  declare readonly classifiers: readonly ClassifierComparison[];
}

@Resolver(() => VersionComparison)
export class VersionComparisonResolver {
  @Costs({ work: 60_000 })
  @FieldResolver(() => PairedComparisonObject, {
    nullable: true,
    description:
      'The version and the deployed ones on the same test documents, at most 2,000; scoring them takes seconds. Null if ' +
      'no subject of the version is deployed from another.',
  })
  async paired(
    @Root() { candidate, classifiers }: VersionComparison,
    @Ctx() context: RequestContext,
  ): Promise<PairedComparisonObject | null> {
    const { schemeId } = await follow(context.loaders.models, candidate.modelId);
    return pairVersions(context, schemeId, classifiers);
  }
}

@Resolver(() => PairedClassifierObject)
export class PairedClassifierResolver {
  @FieldResolver(() => SubjectObject, { description: 'The subject.' })
  subject(@Root() { subjectId }: PairedClassifier, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return follow(loaders.subjects, subjectId);
  }
}

@Resolver(() => ClassifierComparisonObject)
export class CompareVersionsResolver {
  @Costs({ work: 2_000 })
  @Query(() => VersionComparison, {
    nullable: true,
    description: 'Compares a version with the deployed ones; null if not found. For curators.',
  })
  async compareVersions(
    @Arg('candidateId', () => ID, { description: 'The version.' }) candidateId: string,
    @Ctx() { actor, database, loaders }: RequestContext,
  ): Promise<VersionComparison | null> {
    requireRole(actor, 'curator');
    const candidate = await loaders.versions.load(keyOf('ModelVersion', candidateId, 'candidateId'));
    if (candidate === null) return null;
    const candidates = await loaders.classifiersOfVersions.load(candidate.id);
    const keys = await listServingKeys(database, candidate.id);
    const serving = await Promise.all(keys.map((key) => follow(loaders.classifiers, key)));
    const classifiers = compareClassifiers(await measure(loaders, candidates), await measure(loaders, serving));
    return { candidate, classifiers };
  }

  @FieldResolver(() => SubjectObject, { description: 'The subject.' })
  subject(@Root() { subjectId }: ClassifierComparison, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return follow(loaders.subjects, subjectId);
  }
}

function measure(loaders: Loaders, classifiers: readonly ClassifierSummary[]): Promise<MeasuredClassifier[]> {
  return Promise.all(
    classifiers.map(async (classifier) => {
      const found = await loaders.classifierMetrics.load(classifier);
      return { classifier, metrics: found && metricsInForce(found.metrics, classifier.acceptThreshold) };
    }),
  );
}
