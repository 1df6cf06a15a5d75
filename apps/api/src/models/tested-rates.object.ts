import { Field, Float, ObjectType } from 'type-graphql';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('curator')
@ObjectType('TestedRates', { description: 'Precision, recall and F1 at the F1 thresholds.' })
export class TestedRatesObject {
  @Field(() => Float, { description: 'Precision.' })
  declare readonly precision: number;

  @Field(() => Float, { description: 'Recall.' })
  declare readonly recall: number;

  @Field(() => Float, { description: 'The harmonic mean of precision and recall.' })
  declare readonly f1: number;
}
