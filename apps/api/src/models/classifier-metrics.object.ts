import { Field, Float, Int, ObjectType } from 'type-graphql';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('reader')
@ObjectType('ThresholdMetrics', { description: 'Metrics at the accept threshold that training chose.' })
class ThresholdMetricsObject {
  @Field(() => Float, { nullable: true, description: 'Precision; null if nothing was predicted.' })
  declare readonly precision: number | null;

  @Field(() => Float, { description: 'Recall.' })
  declare readonly recall: number;

  @Field(() => Int, { description: 'The number of test documents at or above the threshold.' })
  declare readonly predicted: number;
}

@SeenBy('reader')
@ObjectType('Confusion', { description: 'Test documents by actual and predicted answer.' })
class ConfusionObject {
  @Field(() => Int, { description: 'True positives: they have the subject, and it was predicted.' })
  declare readonly tp: number;

  @Field(() => Int, { description: 'False positives: it was predicted, but they do not have it.' })
  declare readonly fp: number;

  @Field(() => Int, { description: 'False negatives: they have it, but it was not predicted.' })
  declare readonly fn: number;

  @Field(() => Int, { description: 'True negatives: they do not have it, and it was not predicted.' })
  declare readonly tn: number;
}

@SeenBy('reader')
@ObjectType('CurvePoint', { description: 'Precision and recall of everything from a threshold up.' })
class CurvePointObject {
  @Field(() => Float, { description: 'The threshold, a calibrated probability.' })
  declare readonly threshold: number;

  @Field(() => Float, { description: 'Precision.' })
  declare readonly precision: number;

  @Field(() => Float, { description: 'Recall.' })
  declare readonly recall: number;
}

@SeenBy('reader')
@ObjectType('ReliabilityBin', { description: 'Documents of similar probability: predicted and observed frequency.' })
class ReliabilityBinObject {
  @Field(() => Float, { description: 'Their mean probability.' })
  declare readonly meanProbability: number;

  @Field(() => Float, { description: 'The fraction of them that has the subject.' })
  declare readonly observed: number;

  @Field(() => Int, { description: 'The number of documents.' })
  declare readonly count: number;
}

@SeenBy('reader')
@ObjectType('ClassifierMetrics', {
  description: 'Metrics on the test set, at the F1 threshold unless said otherwise.',
})
export class ClassifierMetricsObject {
  @Field(() => Int, { description: 'The number of test documents that have the subject.' })
  declare readonly support: number;

  @Field(() => Float, { description: 'Precision.' })
  declare readonly precision: number;

  @Field(() => Float, { description: 'Recall.' })
  declare readonly recall: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The harmonic mean of precision and recall; null if no test document has the subject.',
  })
  declare readonly f1: number | null;

  @Field(() => Float, { description: 'The threshold with the best F1 in training, a calibrated probability.' })
  declare readonly f1Threshold: number;

  @Field(() => Float, { nullable: true, description: 'Average precision; null without a positive document.' })
  declare readonly averagePrecision: number | null;

  @Field(() => ThresholdMetricsObject, {
    nullable: true,
    description: 'Metrics at the accept threshold that training chose; null if it chose none.',
  })
  declare readonly atTarget: ThresholdMetricsObject | null;

  @Field(() => CurvePointObject, {
    nullable: true,
    description: 'The point of the curve at the accept threshold in force; null if review only, or nothing reaches it.',
  })
  declare readonly atAccept: CurvePointObject | null;

  @Field(() => ConfusionObject, { description: 'The confusion matrix.' })
  declare readonly confusion: ConfusionObject;

  @Field(() => [CurvePointObject], {
    description: 'From the highest threshold down to full recall; at most 200 points.',
  })
  declare readonly precisionRecallCurve: readonly CurvePointObject[];

  @Field(() => [ReliabilityBinObject], { description: 'Those of 15 bins that hold a document, in order.' })
  declare readonly reliability: readonly ReliabilityBinObject[];
}
