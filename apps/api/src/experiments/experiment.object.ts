import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Costs } from '../graphql/costs.js';
import { NodeObject } from '../graphql/node.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('curator')
@ObjectType('OutcomeCount', { description: 'How many trainings had one outcome.' })
export class OutcomeCountObject {
  @Field(() => String, { description: '`converged`, `fat tail`, `collapsed`, `stuck` or `off`.' })
  declare readonly outcome: string;

  @Field(() => Int, { description: 'The number of seeds.' })
  declare readonly seeds: number;
}

@SeenBy('curator')
@ObjectType('ExperimentFigure', { description: 'A figure at the end, over the seeds that are done.' })
export class ExperimentFigureObject {
  @Field(() => String, { description: 'Its name, for instance `wasserstein` or `leftTail`.' })
  declare readonly name: string;

  @Field(() => Float, { description: 'The mean over seeds.' })
  declare readonly mean: number;

  @Field(() => Float, { description: 'Half of the mean’s 95% interval; 0 for one seed.' })
  declare readonly halfWidth: number;

  @Field(() => Float, { description: 'The median over seeds.' })
  declare readonly median: number;

  @Field(() => Float, { description: 'Below it lie 2.5% of the seeds.' })
  declare readonly low: number;

  @Field(() => Float, { description: 'Above it lie 2.5% of the seeds.' })
  declare readonly high: number;
}

@SeenBy('curator')
@ObjectType('ExperimentPoint', { description: 'A moment of a variant’s trainings, over the seeds that are done.' })
export class ExperimentPointObject {
  @Field(() => Int, { description: 'The step.' })
  declare readonly step: number;

  @Field(() => Float, { description: 'The median distance to the target.' })
  declare readonly distance: number;

  @Field(() => Float, { description: 'Below it lie 2.5% of the distances.' })
  declare readonly distanceLow: number;

  @Field(() => Float, { description: 'Above it lie 2.5% of the distances.' })
  declare readonly distanceHigh: number;

  @Field(() => Float, { description: 'The median of the discriminator’s loss.' })
  declare readonly discriminatorLoss: number;

  @Field(() => Float, { description: 'The median of the generator’s loss.' })
  declare readonly generatorLoss: number;

  @Field(() => Float, { description: 'The median share of samples that the discriminator classifies correctly.' })
  declare readonly accuracy: number;
}

@SeenBy('curator')
@ObjectType('ExperimentFrame', { description: 'A frame: one moment of the first seed’s training, to be drawn.' })
export class ExperimentFrameObject {
  @Field(() => Int, { description: 'The step.' })
  declare readonly step: number;

  @Field(() => [Float], { description: 'The share of generated samples in each bin.' })
  declare readonly density: readonly number[];

  @Field(() => [Float], {
    description: 'The discriminator’s probability that a sample in the middle of a bin is real.',
  })
  declare readonly boundary: readonly number[];

  @Field(() => [Float], { description: 'The real samples of the step’s batch.' })
  declare readonly real: readonly number[];

  @Field(() => [Float], { description: 'The generated samples of the step’s batch.' })
  declare readonly made: readonly number[];
}

@SeenBy('curator')
@ObjectType('DensityBins', { description: 'The bins that densities are counted in, and the target’s.' })
export class DensityBinsObject {
  @Field(() => Float, { description: 'Where the first bin begins.' })
  declare readonly low: number;

  @Field(() => Float, { description: 'Where the last bin ends.' })
  declare readonly high: number;

  @Field(() => [Float], { description: 'The target’s share in each bin.' })
  declare readonly target: readonly number[];
}

@SeenBy('curator')
@ObjectType('ExperimentVariant', { description: 'A combination of techniques within an experiment.' })
export class ExperimentVariantObject {
  declare readonly experimentId: number;

  @Field(() => String, { description: 'Its name, for instance `minibatch+noise`.' })
  declare readonly name: string;

  @Field(() => String, { description: 'Its name for people.' })
  declare readonly title: string;

  @Field(() => Int, { description: 'How many of its seeds are done.' })
  declare readonly seedsDone: number;

  @Field(() => [OutcomeCountObject], { description: 'How its trainings ended.' })
  declare readonly outcomes: readonly OutcomeCountObject[];

  @Costs({ items: 10 })
  @Field(() => [ExperimentFigureObject], { description: 'Its figures; none before a seed is done.' })
  declare readonly figures: readonly ExperimentFigureObject[];

  @Costs({ items: 51 })
  @Field(() => [ExperimentPointObject], { description: 'Its course; empty before a seed is done.' })
  declare readonly curve: readonly ExperimentPointObject[];
}

@SeenBy('curator')
@ObjectType('ExperimentComparison', { description: 'Two variants, seed by seed.' })
export class ExperimentComparisonObject {
  @Field(() => String, { description: 'The name of the first variant.' })
  declare readonly first: string;

  @Field(() => String, { description: 'The name of the second variant.' })
  declare readonly second: string;

  @Field(() => Int, { description: 'In how many seeds the second ends closer to the target.' })
  declare readonly closer: number;

  @Field(() => Int, { description: 'In how many seeds the second ends farther from the target.' })
  declare readonly farther: number;

  @Field(() => Float, { description: 'The median over seeds of the second’s distance less the first’s.' })
  declare readonly medianDifference: number;

  @Field(() => Float, {
    description: 'The p-value of the exact sign test, corrected for all comparisons of the experiment (Holm).',
  })
  declare readonly pValue: number;

  @Field(() => String, { description: 'The result of the test, in words.' })
  declare readonly verdict: string;
}

@SeenBy('curator')
@ObjectType('Experiment', { implements: NodeObject, description: 'A comparison of variants of a GAN over seeds.' })
export class ExperimentObject extends NodeObject {
  @Field(() => String, { description: 'Its name.' })
  declare readonly name: string;

  @Field(() => Json, { description: 'The settings that all its variants share.' })
  declare readonly settings: unknown;

  @Field(() => Int, { description: 'How many seeds each variant has.' })
  declare readonly seeds: number;

  @Field(() => Int, { description: 'The first seed; the others follow.' })
  declare readonly firstSeed: number;

  @Field(() => DateTime, { description: 'When it was started.' })
  declare readonly createdAt: Date;
}
