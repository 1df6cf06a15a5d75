import type { NextStep, Overview, SubjectServing, SubjectStatus } from '@classmark/domain';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { enumType } from '../graphql/enum-type.js';

const SubjectServingEnum = enumType<SubjectServing>('SubjectServing', 'How a subject stands.', {
  publishes: 'What reaches its accept threshold is published.',
  review_only: 'Suggestions queue; nothing is published unasked.',
  not_served: 'No classifier serves it.',
});

const NextStepEnum = enumType<NextStep>('NextStep', 'The one thing to do now.', {
  import_documents: 'There is nothing to learn from yet.',
  train_model: 'There are labelled documents, and no model.',
  wait_for_run: 'An import or a training run is under way.',
  review_queue: 'Suggestions wait for a person.',
  deploy_candidate: 'A new version is no worse than what serves, and was never deployed.',
  retrain: 'Enough was decided since the last training to learn from.',
  all_done: 'Nothing waits.',
});

@ObjectType('SubjectStatus', { description: 'How a subject stands, and why.' })
export class SubjectStatusObject {
  constructor(readonly subjectStatus: SubjectStatus) {}

  @Field(() => SubjectServingEnum, { description: 'Whether it publishes.' })
  get status(): SubjectServing {
    return this.subjectStatus.status;
  }

  @Field(() => String, { nullable: true, description: 'Why it is review only, or not served.' })
  get reason(): string | null {
    return this.subjectStatus.reason;
  }

  @Field(() => String, {
    nullable: true,
    description: 'Why it may publish wrong things more often than promised; null where nothing says so.',
  })
  get warning(): string | null {
    return this.subjectStatus.warning;
  }

  @Field(() => Float, {
    nullable: true,
    description:
      'The precision its accept threshold was chosen for; null where it was set outright, or does not publish.',
  })
  get precisionPromised(): number | null {
    return this.subjectStatus.precisionPromised;
  }

  @Field(() => Float, {
    nullable: true,
    description:
      'Of the suggestions at or above the accept threshold that somebody decided all the same, the share accepted. ' +
      'People look more at what seems wrong, so it is no unbiased measure. Null where nobody decided any.',
  })
  get precisionKept(): number | null {
    return this.subjectStatus.precisionKept;
  }

  @Field(() => Int, { description: 'Suggestions that people accepted or rejected.' })
  get decidedCount(): number {
    return this.subjectStatus.decidedCount;
  }

  @Field(() => Int, { description: 'Predictions that are published.' })
  get published(): number {
    return this.subjectStatus.published;
  }

  @Field(() => Int, { description: 'Predictions that wait for a person.' })
  get queued(): number {
    return this.subjectStatus.queued;
  }
}

@ObjectType('Overview', { description: 'How the installation stands.' })
export class OverviewObject {
  constructor(readonly overview: Overview) {}

  @Field(() => Int, { description: 'All that came in: labelled + unlabelled + setAside.' })
  get documents(): number {
    return this.overview.documents;
  }

  @Field(() => Int, { description: 'Active documents of whose subjects something is known.' })
  get labelled(): number {
    return this.overview.labelled;
  }

  @Field(() => Int, { description: 'Active documents of whose subjects nothing is known.' })
  get unlabelled(): number {
    return this.overview.unlabelled;
  }

  @Field(() => Int, { description: 'Documents that take no part for now.' })
  get setAside(): number {
    return this.overview.setAside;
  }

  @Field(() => Int, { description: 'Predictions that are published.' })
  get published(): number {
    return this.overview.published;
  }

  @Field(() => Int, { description: 'Predictions that wait for a person.' })
  get queued(): number {
    return this.overview.queued;
  }

  @Field(() => Int, { description: 'Suggestions that people accepted or rejected.' })
  get decided(): number {
    return this.overview.decided;
  }

  @Field(() => Int, { description: 'Suggestions that people accepted.' })
  get accepted(): number {
    return this.overview.accepted;
  }

  @Field(() => Int, { description: 'Suggestions that people rejected.' })
  get rejected(): number {
    return this.overview.rejected;
  }

  @Field(() => Boolean, {
    description:
      'Some counts are the database’s estimates: of documents where a table has over a million rows, of predictions ' +
      'where a subject has over 10,000 in a state.',
  })
  get isEstimated(): boolean {
    return this.overview.isEstimated;
  }

  @Field(() => [SubjectStatusObject], {
    description: 'The subjects that are served, or that the newest version of a model is about, by label.',
  })
  get subjects(): SubjectStatusObject[] {
    return this.overview.subjects.map((status) => new SubjectStatusObject(status));
  }

  @Field(() => NextStepEnum, { description: 'The one thing to do now.' })
  get nextStep(): NextStep {
    return this.overview.nextStep;
  }
}
