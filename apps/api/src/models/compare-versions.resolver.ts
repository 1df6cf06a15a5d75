import { listServingKeys } from '@classmark/database';
import { type ClassifierComparison, compareClassifiers, type MeasuredClassifier, requireRole } from '@classmark/domain';
import { Arg, Ctx, Field, FieldResolver, Float, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { keyOf } from '../graphql/global-id.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import type { Loaders } from '../loaders.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { ClassifierObject } from './classifier.object.js';
import { ModelVersionObject } from './model-version.object.js';

@ObjectType('ClassifierComparison', {
  description: 'What a candidate has for a subject beside what serves it. Changes are candidate less serving.',
})
class ClassifierComparisonObject {
  constructor(readonly comparison: ClassifierComparison) {}

  @Field(() => ClassifierObject, { nullable: true, description: 'Of the candidate; null if it lacks the subject.' })
  get candidate(): ClassifierObject | null {
    return this.comparison.candidate && new ClassifierObject(this.comparison.candidate);
  }

  @Field(() => ClassifierObject, { nullable: true, description: 'What serves the subject; null if nothing does.' })
  get serving(): ClassifierObject | null {
    return this.comparison.serving && new ClassifierObject(this.comparison.serving);
  }

  @Field(() => Float, { nullable: true, description: 'Null where one side has no figures.' })
  get f1Change(): number | null {
    return this.comparison.f1Change;
  }

  @Field(() => Float, { nullable: true, description: 'Null where one side has no figures.' })
  get precisionChange(): number | null {
    return this.comparison.precisionChange;
  }

  @Field(() => Float, { nullable: true, description: 'Null where one side has no figures.' })
  get recallChange(): number | null {
    return this.comparison.recallChange;
  }
}

@ObjectType({ description: 'A version beside what serves, subject by subject.' })
class VersionComparison {
  @Field(() => ModelVersionObject, { description: 'The version.' })
  declare readonly candidate: ModelVersionObject;

  @Field(() => [ClassifierComparisonObject], {
    description: 'Its subjects by label, then those that only a version of the same model serves.',
  })
  declare readonly classifiers: readonly ClassifierComparisonObject[];
}

@Resolver(() => ClassifierComparisonObject)
export class CompareVersionsResolver {
  @Query(() => VersionComparison, {
    nullable: true,
    description: 'A version beside what serves; null if it is not there. For curators.',
  })
  async compareVersions(
    @Arg('candidateId', () => ID, { description: 'The version.' }) candidateId: string,
    @Ctx() { actor, database, loaders }: RequestContext,
  ): Promise<VersionComparison | null> {
    requireRole(actor, 'curator');
    const candidate = await loaders.versions.load(keyOf('ModelVersion', candidateId, 'candidateId'));
    if (candidate === null) return null;
    const candidates = await loaders.classifiersOfVersions.load(candidate.version.id);
    const serving = await loaders.classifiers.loadMany(await listServingKeys(database, candidate.version.id));
    const comparisons = compareClassifiers(
      await measure(loaders, candidates),
      await measure(
        loaders,
        serving.filter((found) => found instanceof ClassifierObject),
      ),
    );
    return { candidate, classifiers: comparisons.map((comparison) => new ClassifierComparisonObject(comparison)) };
  }

  @FieldResolver(() => SubjectObject, { description: 'What is compared.' })
  async subject(
    @Root() { comparison }: ClassifierComparisonObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SubjectObject> {
    return requireLoaded(await loaders.subjects.load(comparison.subjectId), `subject ${comparison.subjectId}`);
  }
}

function measure(loaders: Loaders, classifiers: readonly ClassifierObject[]): Promise<MeasuredClassifier[]> {
  return Promise.all(
    classifiers.map(async ({ classifier }) => ({
      classifier,
      metrics: await loaders.classifierMetrics.load(classifier),
    })),
  );
}
