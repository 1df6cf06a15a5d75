import type { CurveMoment, Outcome, VariantName } from '@classmark/gan';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../graphql/connection.js';
import { Costs } from '../graphql/costs.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('curator')
@ObjectType('ExperimentMoment', { description: 'The measurements at a moment of one training.' })
class ExperimentMomentObject implements CurveMoment {
  @Field(() => Int, { description: 'The step.' })
  declare readonly step: number;

  @Field(() => Float, { description: 'The distance to the target.' })
  declare readonly wasserstein: number;

  @Field(() => Float, { description: 'How far the mean of generated samples lies above the target’s.' })
  declare readonly meanError: number;

  @Field(() => Float, {
    description: 'How much larger the standard deviation of generated samples is than the target’s.',
  })
  declare readonly sdError: number;

  @Field(() => Float, { description: 'The share of generated samples left of the target’s middle 99%.' })
  declare readonly leftTail: number;

  @Field(() => Float, { description: 'The share of generated samples right of the target’s middle 99%.' })
  declare readonly rightTail: number;

  @Field(() => Float, { description: 'The overlap of the two densities, from 0 to 1.' })
  declare readonly overlap: number;

  @Field(() => Float, {
    description: 'How many modes of the target have half of the samples, or more, that are theirs.',
  })
  declare readonly modesFound: number;

  @Field(() => Float, { description: 'The discriminator’s loss, a mean over the steps since the moment before.' })
  declare readonly discriminatorLoss: number;

  @Field(() => Float, { description: 'The generator’s loss, a mean over the same steps.' })
  declare readonly generatorLoss: number;

  @Field(() => Float, {
    description: 'The share of samples that the discriminator classifies correctly, a mean over the same steps.',
  })
  declare readonly accuracy: number;
}

@SeenBy('curator')
@ObjectType('ExperimentTraining', { description: 'One training of an experiment: a variant from a seed.' })
class ExperimentTrainingObject {
  @Field(() => String, { description: 'The name of the variant.' })
  declare readonly variant: VariantName;

  @Field(() => Int, { description: 'The seed.' })
  declare readonly seed: number;

  @Field(() => String, { description: '`converged`, `fat tail`, `collapsed`, `stuck` or `off`.' })
  declare readonly outcome: Outcome;

  @Costs({ items: 51 })
  @Field(() => [ExperimentMomentObject], { description: 'Its course, from before the first step to after the last.' })
  declare readonly curve: readonly ExperimentMomentObject[];
}

@ObjectType({ description: 'A training with its cursor.' })
class ExperimentTrainingEdge extends edgeOf(() => ExperimentTrainingObject) {}

@ObjectType({ description: 'A page of an experiment’s trainings.' })
export class ExperimentTrainingConnection extends connectionOf(() => ExperimentTrainingEdge) {}
