import type { NextStep, PromiseScope, SubjectServing } from '@classmark/domain';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { enumType } from '../graphql/enum-type.js';
import { SeenBy } from '../graphql/seen-by.js';
import { PromiseScopeEnum } from '../models/model.enum.js';
import { SampledPrecisionObject } from './sampled-precision.object.js';

const SubjectServingEnum = enumType<SubjectServing>('SubjectServing', 'Whether a subject publishes.', {
  publishes: 'Suggestions at or above its accept threshold are published.',
  review_only: 'All its suggestions are put in review.',
  not_served: 'No classifier is deployed for it.',
});

const NextStepEnum = enumType<NextStep>('NextStep', 'What to do next.', {
  import_documents: 'There is nothing to learn from yet.',
  train_model: 'There are labelled documents, but no model.',
  wait_for_run: 'An import or a training is in progress, or a harvest while there is nothing to learn from.',
  review_queue: 'There are suggestions in review.',
  deploy_candidate: 'A new version is not worse than the deployed one and has not been deployed.',
  retrain: 'There are enough new decisions to train again.',
  all_done: 'There is nothing to do.',
});

@SeenBy('curator')
@ObjectType('SubjectStatus', { description: 'How a subject is doing, and why.' })
export class SubjectStatusObject {
  @Field(() => SubjectServingEnum, { description: 'Whether it publishes.' })
  declare readonly status: SubjectServing;

  @Field(() => String, { nullable: true, description: 'Why it is review only, or has no deployed classifier.' })
  declare readonly reason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why its published suggestions may miss the target precision; null if nothing suggests it.',
  })
  declare readonly warning: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The target precision of its accept threshold; null if the threshold was set directly, or it does not publish.',
  })
  declare readonly targetPrecision: number | null;

  @Field(() => PromiseScopeEnum, {
    nullable: true,
    description: 'What its target precision is promised for; null if it has none.',
  })
  declare readonly promise: PromiseScope | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The fraction of reviewed suggestions at or above the accept threshold that people accepted; null if there are ' +
      'none. People look more often at what seems wrong, so it is biased.',
  })
  declare readonly measuredPrecision: number | null;

  @Field(() => SampledPrecisionObject, {
    nullable: true,
    description: 'Its precision by spot checks; null if none has been decided.',
  })
  declare readonly sampledPrecision: SampledPrecisionObject | null;

  @Field(() => Int, { description: 'Suggestions that people accepted or rejected.' })
  declare readonly decidedCount: number;

  @Field(() => Int, { description: 'Published suggestions.' })
  declare readonly published: number;

  @Field(() => Int, { description: 'Suggestions in review.' })
  declare readonly queued: number;
}

@SeenBy('curator')
@ObjectType('Overview', { description: 'The state of the installation.' })
export class OverviewObject {
  @Field(() => Int, { description: 'All documents: labelled + unlabelled + setAside.' })
  declare readonly documents: number;

  @Field(() => Int, { description: 'Active documents with a label.' })
  declare readonly labelled: number;

  @Field(() => Int, { description: 'Active documents without a label.' })
  declare readonly unlabelled: number;

  @Field(() => Int, { description: 'Documents set aside.' })
  declare readonly setAside: number;

  @Field(() => Int, { description: 'Published suggestions.' })
  declare readonly published: number;

  @Field(() => Int, { description: 'Suggestions in review.' })
  declare readonly queued: number;

  @Field(() => Int, { description: 'Suggestions that people accepted or rejected.' })
  declare readonly decided: number;

  @Field(() => Int, { description: 'Suggestions that people accepted.' })
  declare readonly accepted: number;

  @Field(() => Int, { description: 'Suggestions that people rejected.' })
  declare readonly rejected: number;

  @Field(() => Boolean, {
    description:
      'Whether some counts are estimated by the database: of documents beyond a million, of suggestions beyond 10,000 ' +
      'for a subject and state.',
  })
  declare readonly isEstimated: boolean;

  @Field(() => [SubjectStatusObject], {
    description: 'The subjects that are deployed or covered by the newest version of a model, by label.',
  })
  declare readonly subjects: readonly SubjectStatusObject[];

  @Field(() => NextStepEnum, { description: 'What to do next.' })
  declare readonly nextStep: NextStep;
}
