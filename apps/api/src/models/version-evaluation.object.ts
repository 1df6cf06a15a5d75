import type { VersionEvaluation } from '@classmark/domain';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { IntervalObject } from '../graphql/interval.object.js';
import { SeenBy } from '../graphql/seen-by.js';
import { TestedRatesObject } from './tested-rates.object.js';

@SeenBy('curator')
@ObjectType('AveragedMetrics', { description: 'Averages over subjects, each at its F1 threshold.' })
class AveragedMetricsObject extends TestedRatesObject {
  @Field(() => IntervalObject, {
    nullable: true,
    description: 'The interval of F1, from resamples of the test set; null in old versions, and without a test set.',
  })
  declare readonly f1Interval: IntervalObject | null;
}

@SeenBy('curator')
@ObjectType('TargetMetrics', { description: 'Metrics of what would be published, at the accept thresholds.' })
class TargetMetricsObject {
  @Field(() => Float, { nullable: true, description: 'Precision; null if nothing would be published.' })
  declare readonly precision: number | null;

  @Field(() => Float, { description: 'Recall.' })
  declare readonly recall: number;

  @Field(() => Float, { description: 'The fraction of documents with at least one published subject.' })
  declare readonly coverage: number;

  @Field(() => Int, { description: 'The number of subjects with an accept threshold.' })
  declare readonly publishes: number;
}

@SeenBy('curator')
@ObjectType('VersionEvaluation', { description: 'The metrics of a version on the test set.' })
export class VersionEvaluationObject {
  @Field(() => Int, { description: 'The number of test documents.' })
  declare readonly documents: number;

  @Field(() => AveragedMetricsObject, { description: 'Over all pairs of document and subject.' })
  declare readonly micro: AveragedMetricsObject;

  @Field(() => AveragedMetricsObject, { description: 'The mean over subjects that occur in the test set.' })
  declare readonly macro: AveragedMetricsObject;

  @Field(() => TargetMetricsObject, { description: 'At the accept thresholds.' })
  declare readonly atTarget: TargetMetricsObject;

  @Field(() => Float, { nullable: true, description: 'Expected calibration error, 15 bins; null without a test set.' })
  declare readonly ece: number | null;

  @Field(() => Float, { nullable: true, description: 'The Brier score: mean squared error; null without a test set.' })
  declare readonly brier: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean log loss; null without a test set.' })
  declare readonly logLoss: number | null;
}

export function presentEvaluation({
  intervals,
  calibration,
  ...evaluation
}: VersionEvaluation): VersionEvaluationObject {
  return {
    ...evaluation,
    ...calibration,
    micro: { ...evaluation.micro, f1Interval: intervals?.micro ?? null },
    macro: { ...evaluation.macro, f1Interval: intervals?.macro ?? null },
  };
}
