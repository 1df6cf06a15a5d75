import { type ClassifierSummary, explainState, type ShownPrediction, type Verdict } from '@classmark/domain';
import { Field, Float, ObjectType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { VerdictEnum } from './review.enum.js';

@SeenBy('reader')
@ObjectType('Evidence', { description: 'Reasons for a suggestion.' })
export class EvidenceObject {
  declare readonly prediction: ShownPrediction;

  @Field(() => Float, { nullable: true, description: 'From this probability up it is published; null if review only.' })
  declare readonly acceptThreshold: number | null;

  @Field(() => Float, { description: 'From this probability up it is put in review.' })
  declare readonly reviewThreshold: number;

  @Field(() => String, { description: 'Why it is in review, or why not, in words.' })
  declare readonly why: string;
}

const blindCheck = 'Blind check: decide by the text alone. The probability is shown once you have decided.';

export function presentEvidence(prediction: ShownPrediction, classifier: ClassifierSummary): EvidenceObject {
  const { acceptThreshold, reason } = classifier;
  const { probability } = prediction;
  const reviewThreshold = classifier.reviewThreshold ?? 0;
  if (probability === null) return { prediction, acceptThreshold, reviewThreshold, why: blindCheck };
  const thresholds = { accept: acceptThreshold, review: reviewThreshold };
  const why = explainState({ ...prediction, probability, thresholds, reviewOnlyReason: reason });
  return { prediction, acceptThreshold, reviewThreshold, why };
}

@SeenBy('reader')
@ObjectType('Precedent', { description: 'A similar document for which somebody decided this subject.' })
export class PrecedentObject {
  @Field(() => VerdictEnum, { description: 'The decision.' })
  declare readonly verdict: Verdict;

  @SeenBy('curator')
  @Field(() => String, { nullable: true, description: 'The name of the person or key.' })
  declare readonly decidedBy: string | null;

  @Field(() => DateTime, { description: 'When it was decided.' })
  declare readonly decidedAt: Date;

  @Field(() => Float, { description: 'How many words the documents share, relative to how many they have; 0 to 1.' })
  declare readonly similarity: number;
}
