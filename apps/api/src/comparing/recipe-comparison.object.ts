import type { PromiseScope } from '@classmark/domain';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { SeenBy } from '../graphql/seen-by.js';
import { PromiseScopeEnum } from '../models/model.enum.js';
import { PairedDifferenceObject } from '../models/paired-comparison.object.js';
import { TestedRatesObject } from '../models/tested-rates.object.js';

@SeenBy('curator')
@ObjectType('RatesAtTarget', { description: 'What would be published at the target precision.' })
class RatesAtTargetObject {
  @Field(() => Float, { nullable: true, description: 'Precision; null if nothing would be published.' })
  declare readonly precision: number | null;

  @Field(() => Float, { description: 'Recall.' })
  declare readonly recall: number;
}

@SeenBy('curator')
@ObjectType('TimeTaken', { description: 'Time that something took.' })
class TimeTakenObject {
  @Field(() => Float, { description: 'By the clock.' })
  declare readonly seconds: number;

  @Field(() => Float, { description: 'CPU time, which does not depend on what else runs.' })
  declare readonly cpuSeconds: number;
}

@SeenBy('curator')
@ObjectType('ComparedSubject', { description: 'A recipe on the test documents, for one subject.' })
export class ComparedSubjectObject extends TestedRatesObject {
  @Field(() => ID, { description: 'The id of the subject, which may be gone since.' })
  declare readonly subjectId: string;

  @Field(() => String, { description: 'What the subject was called then.' })
  declare readonly label: string;

  @Field(() => Int, { description: 'The number of test documents with the subject.' })
  declare readonly support: number;

  @Field(() => PairedDifferenceObject, {
    nullable: true,
    description:
      'The difference in F1 from the first recipe; null where both decide alike, and if no test document has the subject.',
  })
  declare readonly f1Change: PairedDifferenceObject | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The p-value of McNemar’s test beside the first recipe, corrected by Holm’s method; null where both decide alike.',
  })
  declare readonly pValue: number | null;
}

@SeenBy('curator')
@ObjectType('TriedRecipe', { description: 'A recipe of a comparison: what it gives, and what it costs.' })
export class TriedRecipeObject {
  @Field(() => String, { description: 'The recipe; `+vectors` after it means with word vectors.' })
  declare readonly name: string;

  @Field(() => TestedRatesObject, { description: 'Over all pairs of document and subject.' })
  declare readonly micro: TestedRatesObject;

  @Field(() => TestedRatesObject, { description: 'The mean over subjects that occur in the test set.' })
  declare readonly macro: TestedRatesObject;

  @Field(() => RatesAtTargetObject, { description: 'At the accept thresholds.' })
  declare readonly atTarget: RatesAtTargetObject;

  @Field(() => Float, { nullable: true, description: 'Expected calibration error, 15 bins.' })
  declare readonly ece: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean log loss.' })
  declare readonly logLoss: number | null;

  @Field(() => TimeTakenObject, { description: 'Training, calibration and thresholds included, on one thread.' })
  declare readonly training: TimeTakenObject;

  @Field(() => TimeTakenObject, { description: 'Scoring all test documents.' })
  declare readonly scoring: TimeTakenObject;

  @Field(() => Float, { description: 'The size of the version that it would make.' })
  declare readonly artefactBytes: number;

  @Field(() => Float, {
    description: 'The peak memory of the worker while the recipe was trained and tested, with all else that it held.',
  })
  declare readonly peakMemoryBytes: number;

  @Field(() => PairedDifferenceObject, {
    nullable: true,
    description: 'The difference in micro-F1 from the first recipe; null for that one.',
  })
  declare readonly microChange: PairedDifferenceObject | null;

  @Field(() => PairedDifferenceObject, {
    nullable: true,
    description: 'The difference in macro-F1 from the first recipe; null for that one.',
  })
  declare readonly macroChange: PairedDifferenceObject | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Whether it pays, that is, whether it is better than the first recipe beyond chance, in words; null for the first.',
  })
  declare readonly conclusion: string | null;

  @Field(() => [ComparedSubjectObject], { description: 'Subject by subject.' })
  declare readonly subjects: readonly ComparedSubjectObject[];
}

@SeenBy('curator')
@ObjectType('RecipeComparison', {
  description:
    'Several recipes, trained on the training set and tested on the test set. The first is what the others are compared with.',
})
export class RecipeComparisonObject {
  @Field(() => Int, { description: 'The number of test documents.' })
  declare readonly documents: number;

  @Field(() => Float, { nullable: true, description: 'The target precision; null in comparisons that kept none.' })
  declare readonly targetPrecision: number | null;

  @Field(() => PromiseScopeEnum, { description: 'What that precision is promised for.' })
  declare readonly promise: PromiseScope;

  @Field(() => [TriedRecipeObject], { description: 'The recipes.' })
  declare readonly recipes: readonly TriedRecipeObject[];
}
