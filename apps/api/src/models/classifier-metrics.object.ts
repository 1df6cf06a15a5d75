import type { ClassifierMetrics } from '@classmark/domain';
import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType('ThresholdMetrics', { description: 'Figures at the accept threshold that training chose.' })
class ThresholdMetricsObject {
  @Field(() => Float, { nullable: true, description: 'The share that is right; null where nothing was predicted.' })
  declare readonly precision: number | null;

  @Field(() => Float, { description: 'The share of all that is right.' })
  declare readonly recall: number;

  @Field(() => Int, { description: 'Held-out documents at or above the threshold.' })
  declare readonly predicted: number;
}

@ObjectType('Confusion', { description: 'Held-out documents by what they are and what was said.' })
class ConfusionObject {
  @Field(() => Int, { description: 'Have the subject, and it was given.' })
  declare readonly tp: number;

  @Field(() => Int, { description: 'Have it not, and it was given.' })
  declare readonly fp: number;

  @Field(() => Int, { description: 'Have it, and it was not given.' })
  declare readonly fn: number;

  @Field(() => Int, { description: 'Have it not, and it was not given.' })
  declare readonly tn: number;
}

@ObjectType('CurvePoint', { description: 'Precision and recall if everything from a threshold up is given.' })
class CurvePointObject {
  @Field(() => Float, { description: 'On the calibrated probability.' })
  declare readonly threshold: number;

  @Field(() => Float, { description: 'Of what is given, the share that is right.' })
  declare readonly precision: number;

  @Field(() => Float, { description: 'Of what is right, the share that is given.' })
  declare readonly recall: number;
}

@ObjectType('ReliabilityBin', { description: 'Documents of like probability: what was said, and what is.' })
class ReliabilityBinObject {
  @Field(() => Float, { description: 'Their mean probability.' })
  declare readonly meanProbability: number;

  @Field(() => Float, { description: 'The share of them that has the subject.' })
  declare readonly observed: number;

  @Field(() => Int, { description: 'How many there are.' })
  declare readonly count: number;
}

@ObjectType('ClassifierMetrics', {
  description: 'Figures on the held-out fifth, at the cut for F1 unless said otherwise.',
})
export class ClassifierMetricsObject {
  constructor(private readonly metrics: ClassifierMetrics) {}

  @Field(() => Int, { description: 'Held-out documents that have the subject.' })
  get support(): number {
    return this.metrics.support;
  }

  @Field(() => Float, { description: 'Of what was given, the share that is right.' })
  get precision(): number {
    return this.metrics.precision;
  }

  @Field(() => Float, { description: 'Of what is right, the share that was given.' })
  get recall(): number {
    return this.metrics.recall;
  }

  @Field(() => Float, { description: 'The harmonic mean of both.' })
  get f1(): number {
    return this.metrics.f1;
  }

  @Field(() => Float, { description: 'The cut chosen for F1, on the calibrated probability.' })
  get f1Threshold(): number {
    return this.metrics.f1Threshold;
  }

  @Field(() => Float, { nullable: true, description: 'Area under the curve by steps; null without a positive.' })
  get averagePrecision(): number | null {
    return this.metrics.averagePrecision;
  }

  @Field(() => ThresholdMetricsObject, { nullable: true, description: 'At accept; null where training found none.' })
  get atTarget(): ThresholdMetricsObject | null {
    return this.metrics.atTarget;
  }

  @Field(() => ConfusionObject, { description: 'The four counts that all follows from.' })
  get confusion(): ConfusionObject {
    return this.metrics.confusion;
  }

  @Field(() => [CurvePointObject], {
    description: 'From the highest threshold down to full recall; at most 200 points.',
  })
  get precisionRecallCurve(): readonly CurvePointObject[] {
    return this.metrics.precisionRecallCurve;
  }

  @Field(() => [ReliabilityBinObject], { description: 'The bins of 15 that hold a document, in order.' })
  get reliability(): readonly ReliabilityBinObject[] {
    return this.metrics.reliability;
  }
}
