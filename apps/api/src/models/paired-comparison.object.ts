import { Field, Float, Int, ObjectType } from 'type-graphql';
import { IntervalObject } from '../graphql/interval.object.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('curator')
@ObjectType('PairedDifference', {
  description: 'A difference of two versions on the same test documents: candidate minus deployed.',
})
export class PairedDifferenceObject extends IntervalObject {
  @Field(() => Float, { description: 'The difference; `low` and `high` are its 95% interval (paired bootstrap).' })
  declare readonly difference: number;
}

@SeenBy('curator')
@ObjectType('PairedClassifier', {
  description: 'A classifier of the candidate and the deployed one of the same subject on the same test documents.',
})
export class PairedClassifierObject {
  @Field(() => PairedDifferenceObject, {
    nullable: true,
    description: 'The change of F1; null if none of the documents has the subject.',
  })
  declare readonly f1Change: PairedDifferenceObject | null;

  @Field(() => Int, { description: 'Documents that only the candidate is right on.' })
  declare readonly gained: number;

  @Field(() => Int, { description: 'Documents that only the deployed one is right on.' })
  declare readonly lost: number;

  @Field(() => Float, {
    description: 'The p-value of McNemar’s test that both are right equally often, corrected by Holm’s method.',
  })
  declare readonly pValue: number;

  @Field(() => Boolean, {
    description: 'False if the candidate is worse beyond chance: `lost` exceeds `gained`, and `pValue` is below 0.05.',
  })
  declare readonly isNotWorse: boolean;
}

@SeenBy('curator')
@ObjectType('PairedComparison', {
  description: 'A version and the deployed ones on the same test documents, both deciding at their F1 thresholds.',
})
export class PairedComparisonObject {
  @Field(() => Int, { description: 'The number of test documents.' })
  declare readonly documents: number;

  @Field(() => Boolean, { description: 'Whether these are a random sample of a larger test set.' })
  declare readonly isSample: boolean;

  @Field(() => PairedDifferenceObject, { description: 'The change of micro-F1 over the subjects compared.' })
  declare readonly micro: PairedDifferenceObject;

  @Field(() => PairedDifferenceObject, { description: 'The change of macro-F1 over the subjects compared.' })
  declare readonly macro: PairedDifferenceObject;

  @Field(() => [PairedClassifierObject], {
    description: 'The subjects for which both have a classifier with metrics, by label.',
  })
  declare readonly subjects: readonly PairedClassifierObject[];
}
