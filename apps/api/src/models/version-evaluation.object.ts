import type { VersionEvaluation } from '@classmark/domain';
import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType('Interval', { description: 'Where a figure lies in 95 % of resamples of the held-out documents.' })
class IntervalObject {
  @Field(() => Float, { description: 'Its lower end.' })
  declare readonly low: number;

  @Field(() => Float, { description: 'Its upper end.' })
  declare readonly high: number;
}

@ObjectType('AveragedMetrics', { description: 'Figures over many subjects, at each one’s cut for F1.' })
class AveragedMetricsObject {
  @Field(() => Float, { description: 'Of what was given, the share that is right.' })
  declare readonly precision: number;

  @Field(() => Float, { description: 'Of what is right, the share that was given.' })
  declare readonly recall: number;

  @Field(() => Float, { description: 'The harmonic mean of both.' })
  declare readonly f1: number;

  @Field(() => IntervalObject, {
    nullable: true,
    description: 'How sure that is; null in versions of before it was kept, and where nothing was held out.',
  })
  declare readonly f1Interval: IntervalObject | null;
}

@ObjectType('TargetMetrics', { description: 'Figures at the accept thresholds: of what would be published.' })
class TargetMetricsObject {
  @Field(() => Float, {
    nullable: true,
    description: 'The share that is right; null where nothing would be published.',
  })
  declare readonly precision: number | null;

  @Field(() => Float, { description: 'The share of all that is right.' })
  declare readonly recall: number;

  @Field(() => Float, { description: 'The share of documents with at least one published subject.' })
  declare readonly coverage: number;

  @Field(() => Int, { description: 'Subjects with an accept threshold.' })
  declare readonly deployed: number;
}

@ObjectType('VersionEvaluation', { description: 'A version’s totals on the held-out fifth of the documents.' })
export class VersionEvaluationObject {
  constructor(private readonly evaluation: VersionEvaluation) {}

  @Field(() => Int, { description: 'Held-out documents.' })
  get documents(): number {
    return this.evaluation.documents;
  }

  @Field(() => AveragedMetricsObject, { description: 'Over all pairs of document and subject.' })
  get micro(): AveragedMetricsObject {
    return { ...this.evaluation.micro, f1Interval: this.evaluation.intervals?.micro ?? null };
  }

  @Field(() => AveragedMetricsObject, { description: 'Mean over the subjects that a held-out document has.' })
  get macro(): AveragedMetricsObject {
    return { ...this.evaluation.macro, f1Interval: this.evaluation.intervals?.macro ?? null };
  }

  @Field(() => TargetMetricsObject, { description: 'At the accept thresholds.' })
  get atTarget(): TargetMetricsObject {
    return this.evaluation.atTarget;
  }

  @Field(() => Float, { nullable: true, description: 'Expected calibration error, 15 bins; null without a cell.' })
  get ece(): number | null {
    return this.evaluation.calibration.ece;
  }

  @Field(() => Float, { nullable: true, description: 'Mean squared error of the probabilities; null without a cell.' })
  get brier(): number | null {
    return this.evaluation.calibration.brier;
  }

  @Field(() => Float, { nullable: true, description: 'Mean log loss of the probabilities; null without a cell.' })
  get logLoss(): number | null {
    return this.evaluation.calibration.logLoss;
  }
}
