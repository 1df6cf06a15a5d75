import type { Precedent } from '@classmark/database';
import { type Classifier, explainState, type Prediction, type Verdict } from '@classmark/domain';
import { Field, Float, ObjectType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.js';
import { VerdictEnum } from './review.enum.js';

@ObjectType('Evidence', { description: 'Why a suggestion is what it is.' })
export class EvidenceObject {
  constructor(
    readonly prediction: Prediction,
    private readonly classifier: Classifier,
  ) {}

  @Field(() => Float, { nullable: true, description: 'From there on it is published; null for review only.' })
  get acceptThreshold(): number | null {
    return this.classifier.acceptThreshold;
  }

  @Field(() => Float, { description: 'From there on a person is asked.' })
  get reviewThreshold(): number {
    return this.classifier.reviewThreshold ?? 0;
  }

  @Field(() => String, { description: 'Why it is in the queue, or why not, in words.' })
  get why(): string {
    const { state, probability } = this.prediction;
    const thresholds = { accept: this.acceptThreshold, review: this.reviewThreshold };
    return explainState({ state, probability, thresholds, reviewOnlyReason: this.classifier.reason });
  }
}

@ObjectType('Precedent', {
  description: 'A document like this one of which a person has said whether it has the subject.',
})
export class PrecedentObject {
  constructor(readonly precedent: Precedent) {}

  @Field(() => VerdictEnum, { description: 'What was said.' })
  get verdict(): Verdict {
    return this.precedent.verdict;
  }

  @Field(() => String, { nullable: true, description: 'The name of the person or key.' })
  get decidedBy(): string | null {
    return this.precedent.decidedBy;
  }

  @Field(() => DateTime, { description: 'When.' })
  get decidedAt(): Date {
    return this.precedent.decidedAt;
  }

  @Field(() => Float, { description: '0 to 1: how many words they share, for the number that they have.' })
  get similarity(): number {
    return this.precedent.similarity;
  }
}
