import {
  execute,
  parseInput,
  previewThreshold,
  setThreshold,
  type ThresholdPreview,
  type ThresholdsChanged,
  thresholdQuestion,
} from '@classmark/domain';
import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  Float,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import type { RequestContext } from '../context.js';
import { keyOf } from '../graphql/global-id.js';
import { ConflictProblem, InvalidInputProblem, NotAllowedProblem, NotFoundProblem } from '../graphql/problem.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { RunObject } from '../runs/run.object.js';
import { getRun } from '../runs/run-loaders.js';
import { ClassifierObject } from './classifier.object.js';

@InputType({ description: 'Thresholds by a target precision, or outright, or none to accept by.' })
class SetThresholdInput {
  @Field(() => ID, { description: 'The version whose classifier it is.' })
  declare readonly versionId: string;

  @Field(() => ID, { description: 'The subject.' })
  declare readonly subjectId: string;

  @Field(() => Float, { nullable: true, description: 'Choose accept for this precision, from 0.5 to 0.999 …' })
  declare readonly targetPrecision?: number | null;

  @Field(() => Float, { nullable: true, description: '… or set it outright …' })
  declare readonly acceptThreshold?: number | null;

  @Field(() => Float, { nullable: true, description: '… and review too, at most accept; as it is if left out …' })
  declare readonly reviewThreshold?: number | null;

  @Field(() => Boolean, { nullable: true, description: '… or publish nothing of it unasked.' })
  declare readonly reviewOnly?: boolean | null;
}

@ObjectType({ description: 'The thresholds hold from now on.' })
class ThresholdSet {
  @Field(() => ClassifierObject, { description: 'The classifier as it is now.' })
  readonly classifier: ClassifierObject;

  @Field(() => RunObject, { nullable: true, description: 'The run that moves or scores the rest, if there is a rest.' })
  readonly run: RunObject | null;

  constructor(
    private readonly changed: ThresholdsChanged,
    { classifier, run }: Pick<ThresholdSet, 'classifier' | 'run'>,
  ) {
    this.classifier = classifier;
    this.run = run;
  }

  @Field(() => Int, { description: 'Predictions that have another state by now.' })
  get moved(): number {
    return this.changed.moved;
  }

  @Field(() => Boolean, { description: 'Documents below what is stored belong into the queue: the run scores anew.' })
  get rescoreNeeded(): boolean {
    return this.changed.rescoreNeeded;
  }
}

const SetThresholdResult = createUnionType({
  name: 'SetThresholdResult',
  description: 'The thresholds, or why they stay.',
  types: () => [ThresholdSet, InvalidInputProblem, NotAllowedProblem, NotFoundProblem, ConflictProblem] as const,
});

@ObjectType('ThresholdPreview', {
  description:
    'What a target precision would do to a subject’s thresholds and stored predictions, but for decided ones.',
})
class ThresholdPreviewObject {
  constructor(private readonly preview: ThresholdPreview) {}

  @Field(() => Float, { nullable: true, description: 'Null for review only.' })
  get acceptThreshold(): number | null {
    return this.preview.thresholds.accept;
  }

  @Field(() => Float, { description: 'From this probability on predictions would queue.' })
  get reviewThreshold(): number {
    return this.preview.thresholds.review;
  }

  @Field(() => String, { nullable: true, description: 'Why it would be review only.' })
  get reason(): string | null {
    return this.preview.reason;
  }

  @Field(() => Int, { description: 'Predictions that would be published.' })
  get published(): number {
    return this.preview.counts.published;
  }

  @Field(() => Int, { description: 'Predictions that would queue.' })
  get queued(): number {
    return this.preview.counts.queued;
  }

  @Field(() => Int, { description: 'Stored predictions that would do neither.' })
  get withdrawn(): number {
    return this.preview.counts.withdrawn;
  }

  @Field(() => Boolean, { description: 'Documents below what is stored would queue too, and are not counted here.' })
  get rescoreNeeded(): boolean {
    return this.preview.rescoreNeeded;
  }
}

@Resolver()
export class ThresholdResolver {
  @Query(() => ThresholdPreviewObject, {
    nullable: true,
    description: 'What a target precision would do; changes nothing. For curators.',
  })
  async thresholdPreview(
    @Arg('versionId', () => ID, { description: 'The version.' }) versionId: string,
    @Arg('subjectId', () => ID, { description: 'The subject.' }) subjectId: string,
    @Arg('targetPrecision', () => Float, { description: 'From 0.5 to 0.999.' }) targetPrecision: number,
    @Ctx() { thresholds, actor }: RequestContext,
  ): Promise<ThresholdPreviewObject> {
    const command = parseInput(thresholdQuestion, {
      versionId: keyOf('ModelVersion', versionId, 'versionId'),
      subjectId: keyOf('Subject', subjectId, 'subjectId'),
      targetPrecision,
    });
    return new ThresholdPreviewObject(await previewThreshold(thresholds, actor, command));
  }

  @Mutation(() => SetThresholdResult, {
    description: 'Sets a classifier’s thresholds and moves its predictions, but for decided ones; for operators.',
  })
  async setThreshold(
    @Arg('input', () => SetThresholdInput) { versionId, subjectId, ...change }: SetThresholdInput,
    @Ctx() { thresholds, actor, loaders }: RequestContext,
  ): Promise<ThresholdSet> {
    const key = {
      versionId: keyOf('ModelVersion', versionId, 'versionId'),
      subjectId: keyOf('Subject', subjectId, 'subjectId'),
    };
    const changed = await execute(setThreshold, thresholds, actor, { ...change, ...key });
    const classifier = await loaders.classifiers.load(key);
    return new ThresholdSet(changed, {
      classifier: requireLoaded(classifier, `classifier ${key.versionId}:${key.subjectId}`),
      run: changed.runId === null ? null : await getRun(loaders, changed.runId),
    });
  }
}
