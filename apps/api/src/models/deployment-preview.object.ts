import { Field, Int, ObjectType } from 'type-graphql';
import { IntervalObject } from '../graphql/interval.object.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('curator')
@ObjectType('EstimatedCount', { description: 'A count of suggestions, exact or estimated from a sample.' })
class EstimatedCountObject {
  @Field(() => Int, { description: 'The number.' })
  declare readonly count: number;

  @Field(() => IntervalObject, { nullable: true, description: 'Its 95% interval; null if the count is exact.' })
  declare readonly interval: IntervalObject | null;
}

@SeenBy('curator')
@ObjectType('SubjectPreview', { description: 'The effects of a deployment on the undecided suggestions of a subject.' })
export class SubjectPreviewObject {
  @Field(() => EstimatedCountObject, { description: 'Published now.' })
  declare readonly publishedNow: EstimatedCountObject;

  @Field(() => EstimatedCountObject, { description: 'Published afterwards.' })
  declare readonly published: EstimatedCountObject;

  @Field(() => EstimatedCountObject, { description: 'In review now.' })
  declare readonly queuedNow: EstimatedCountObject;

  @Field(() => EstimatedCountObject, { description: 'In review afterwards.' })
  declare readonly queued: EstimatedCountObject;

  @Field(() => EstimatedCountObject, { description: 'Published or in review now, and neither afterwards.' })
  declare readonly withdrawn: EstimatedCountObject;
}

@SeenBy('curator')
@ObjectType('DeploymentPreview', {
  description: 'The effects of deploying a version on undecided suggestions, subject by subject.',
})
export class DeploymentPreviewObject {
  @Field(() => Int, { description: 'The documents that may change: active ones without complete labels.' })
  declare readonly documents: number;

  @Field(() => Int, {
    description: 'Those scored for this preview: all, or 1,000 at random, from which counts are estimated.',
  })
  declare readonly scoredDocuments: number;

  @Field(() => [SubjectPreviewObject], { description: 'The subjects that would be deployed, by label.' })
  declare readonly subjects: readonly SubjectPreviewObject[];

  @Field(() => [String], {
    description:
      'Warnings for people: versions that promise their target precision for all that is published together, and of ' +
      'which only some subjects would publish.',
  })
  declare readonly warnings: readonly string[];
}
