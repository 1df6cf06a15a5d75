import type { Classifier, ClassifierState } from '@classmark/domain';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { encodeGlobalId } from '../graphql/global-id.js';
import { ClassifierStateEnum } from './model.enum.js';
import { ShareEstimateObject } from './share-estimate.object.js';

@ObjectType('Classifier', { description: 'What a version has for one subject: thresholds and figures of its own.' })
export class ClassifierObject {
  constructor(readonly classifier: Classifier) {}

  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  get id(): string {
    return encodeGlobalId('Classifier', this.classifier.versionId, this.classifier.subjectId);
  }

  @Field(() => ClassifierStateEnum, { description: 'Whether it can serve.' })
  get state(): ClassifierState {
    return this.classifier.state;
  }

  @Field(() => String, { nullable: true, description: 'Why it was skipped, or why it is review only.' })
  get reason(): string | null {
    return this.classifier.reason;
  }

  @Field(() => Boolean, { description: 'It has no accept threshold, so that nothing of it is published unasked.' })
  get reviewOnly(): boolean {
    return this.classifier.state === 'trained' && this.classifier.acceptThreshold === null;
  }

  @Field(() => Boolean, { description: 'It serves its subject now.' })
  get serving(): boolean {
    return this.classifier.isServing;
  }

  @Field(() => Float, { nullable: true, description: 'From this probability on predictions are published.' })
  get acceptThreshold(): number | null {
    return this.classifier.acceptThreshold;
  }

  @Field(() => Float, { nullable: true, description: 'From this probability on they queue; null where skipped.' })
  get reviewThreshold(): number | null {
    return this.classifier.reviewThreshold;
  }

  @Field(() => Float, { nullable: true, description: 'What accept was chosen for; null where it was set outright.' })
  get targetPrecision(): number | null {
    return this.classifier.targetPrecision;
  }

  @Field(() => ShareEstimateObject, {
    nullable: true,
    description: 'How frequent its subject seems to be of late; null until enough documents were scored by it.',
  })
  get shareEstimate(): ShareEstimateObject | null {
    const { shareEstimate } = this.classifier;
    return shareEstimate && new ShareEstimateObject(shareEstimate);
  }
}
