import {
  execute,
  type PromiseScope,
  parseInput,
  previewThreshold,
  setThreshold,
  thresholdQuestion,
} from '@classmark/domain';
import { Arg, Ctx, Field, Float, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { Costs } from '../graphql/costs.js';
import { follow } from '../graphql/follow.js';
import { keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { SeenBy } from '../graphql/seen-by.js';
import { RunObject } from '../runs/run.object.js';
import { ClassifierObject } from './classifier.object.js';
import { PromiseScopeEnum } from './model.enum.js';

@InputType({ description: 'New thresholds: for a target precision, set directly, review only, or as trained.' })
class SetThresholdInput {
  @Field(() => ID, { description: 'The version of the classifier.' })
  declare readonly versionId: string;

  @Field(() => ID, { description: 'The subject.' })
  declare readonly subjectId: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Chooses the accept threshold for this precision, from 0.5 to 0.999.',
  })
  declare readonly targetPrecision?: number | null;

  @Field(() => Float, { nullable: true, description: 'Sets the accept threshold directly.' })
  declare readonly acceptThreshold?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Sets the review threshold, at most the accept threshold; unchanged if left out.',
  })
  declare readonly reviewThreshold?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Removes the accept threshold, so that nothing is published without a decision.',
  })
  declare readonly reviewOnly?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Restores the choice of training: both thresholds, their target precision, and what it is promised for.',
  })
  declare readonly asTrained?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With asTrained: also for all subjects that spot checks stopped together with this one.',
  })
  declare readonly withAllStopped?: boolean | null;
}

@ObjectType({ description: 'The new thresholds are in force.' })
class ThresholdSet {
  @Field(() => ClassifierObject, { description: 'The classifier as it is now.' })
  declare readonly classifier: ClassifierObject;

  @Field(() => RunObject, {
    nullable: true,
    description: 'The run that updates the remaining predictions; null if none remain.',
  })
  declare readonly run: RunObject | null;

  @Field(() => Int, { description: 'The number of predictions that changed their state at once.' })
  declare readonly moved: number;

  @Field(() => Boolean, {
    description: 'Whether the run scores documents again, because some below the lowest stored probability now count.',
  })
  declare readonly rescoreNeeded: boolean;
}

const SetThresholdResult = answerUnion('SetThresholdResult', 'The thresholds, or why they stay.', ThresholdSet, [
  NotFoundProblem,
  ConflictProblem,
]);

@SeenBy('curator')
@ObjectType('ThresholdPreview', {
  description:
    'The effects of a target precision, or of the thresholds that training chose, on the thresholds and undecided ' +
    'predictions of a subject.',
})
class ThresholdPreviewObject {
  @Field(() => Float, { nullable: true, description: 'The accept threshold; null if it would be review only.' })
  declare readonly acceptThreshold: number | null;

  @Field(() => Float, { description: 'The review threshold.' })
  declare readonly reviewThreshold: number;

  @Field(() => Float, { nullable: true, description: 'The target precision.' })
  declare readonly targetPrecision: number | null;

  @Field(() => PromiseScopeEnum, { description: 'What the target precision would be promised for.' })
  declare readonly promise: PromiseScope;

  @Field(() => Boolean, { name: 'inForce', description: 'Whether it is so already.' })
  declare readonly isInForce: boolean;

  @Field(() => Boolean, {
    name: 'stoppedTogether',
    description:
      'Whether spot checks stopped the subject together with others, and it was left so: withAllStopped applies.',
  })
  declare readonly wasStoppedTogether: boolean;

  @Field(() => String, { nullable: true, description: 'Why it would be review only.' })
  declare readonly reason: string | null;

  @Field(() => Int, { description: 'The number of predictions that would be published.' })
  declare readonly published: number;

  @Field(() => Int, { description: 'The number of predictions that would be in review.' })
  declare readonly queued: number;

  @Field(() => Int, { description: 'The number of stored predictions that would be neither.' })
  declare readonly withdrawn: number;

  @Field(() => Boolean, {
    description: 'Whether documents below the lowest stored probability would be in review too; they are not counted.',
  })
  declare readonly rescoreNeeded: boolean;
}

@Resolver()
export class ThresholdResolver {
  @Costs({ work: 10_000 })
  @Query(() => ThresholdPreviewObject, {
    nullable: true,
    description: 'Previews a target precision, or a return to the choice of training; changes nothing. For curators.',
  })
  async thresholdPreview(
    @Arg('versionId', () => ID, { description: 'The version.' }) versionId: string,
    @Arg('subjectId', () => ID, { description: 'The subject.' }) subjectId: string,
    @Arg('targetPrecision', () => Float, {
      nullable: true,
      description: 'The target precision, from 0.5 to 0.999; the choice of training if left out.',
    })
    targetPrecision: number | null | undefined,
    @Ctx() { thresholds: reader, actor }: RequestContext,
  ): Promise<ThresholdPreviewObject> {
    const question = parseInput(thresholdQuestion, {
      versionId: keyOf('ModelVersion', versionId, 'versionId'),
      subjectId: keyOf('Subject', subjectId, 'subjectId'),
      targetPrecision,
    });
    const { thresholds: next, counts, ...preview } = await previewThreshold(reader, actor, question);
    return { ...preview, ...counts, acceptThreshold: next.accept, reviewThreshold: next.review };
  }

  @Mutation(() => SetThresholdResult, {
    description: 'Sets the thresholds of a classifier and updates its undecided predictions. For operators.',
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
    return {
      ...changed,
      classifier: await follow(loaders.classifiers, key),
      run: changed.runId === null ? null : await follow(loaders.runs, changed.runId),
    };
  }
}
