import type { PredictionState } from '@classmark/domain';
import { Field, Float, ObjectType } from 'type-graphql';
import { SeenBy } from '../graphql/seen-by.js';
import { PredictionStateEnum } from './review.enum.js';

@SeenBy('reader')
@ObjectType('Prediction', { description: 'The probability that a document has a subject, by a classifier.' })
export class PredictionObject {
  @Field(() => Float, {
    nullable: true,
    description:
      'Calibrated, 0 to 1; does not change once somebody has decided. Null while you are to decide it blind.',
  })
  declare readonly probability: number | null;

  @Field(() => PredictionStateEnum, { description: 'Its state.' })
  declare readonly state: PredictionState;

  @Field(() => Float, { description: 'The distance of the probability to the nearest threshold.' })
  declare readonly margin: number;
}
