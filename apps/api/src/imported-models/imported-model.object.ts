import { Field, Float, Int, ObjectType } from 'type-graphql';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('reader')
@ObjectType('ImportedModel', {
  implements: NodeObject,
  description: 'A model that H2O made, as a MOJO zip. It scores rows of tables.',
})
export class ImportedModelObject extends NodeObject {
  @Field(() => String, { description: 'Its unique name.' })
  declare readonly name: string;

  @Field(() => String, { description: "H2O's short name of the algorithm, for instance `glm` or `gbm`." })
  declare readonly algorithm: string;

  @Field(() => String, { description: 'What its predictions are, for instance `Binomial` or `Regression`.' })
  declare readonly category: string;

  @Field(() => String, { description: 'The name of the file that was uploaded.' })
  declare readonly fileName: string;

  @Field(() => String, { description: 'SHA-256 of the file, in hexadecimal.' })
  declare readonly checksum: string;

  @Field(() => Int, { description: 'The size of the file.' })
  declare readonly sizeBytes: number;

  @Field(() => DateTime, { description: 'When it was imported.' })
  declare readonly createdAt: Date;
}

@SeenBy('reader')
@ObjectType('ModelColumn', { description: 'A column that an imported model knows.' })
export class ModelColumnObject {
  @Field(() => String, { description: 'Its name.' })
  declare readonly name: string;

  @Field(() => [String], { nullable: true, description: 'Its levels in order; null where it holds numbers.' })
  declare readonly levels: readonly string[] | null;
}

@SeenBy('reader')
@ObjectType('ModelMetric', { description: 'A metric that H2O recorded.' })
export class ModelMetricObject {
  @Field(() => String, { description: "H2O's name of it, for instance `MSE` or `AUC`." })
  declare readonly name: string;

  @Field(() => String, { description: 'Its name in words, for instance `Mean squared error`.' })
  declare readonly title: string;

  @Field(() => Float, { description: 'Its value.' })
  declare readonly value: number;
}

@SeenBy('reader')
@ObjectType('ModelCoefficient', { description: 'A coefficient of a linear model, on the scale of the inputs.' })
export class ModelCoefficientObject {
  @Field(() => String, { description: 'Its name: an input, `input.level`, or `Intercept`.' })
  declare readonly name: string;

  @Field(() => String, { nullable: true, description: 'The class it belongs to; null if all classes share it.' })
  declare readonly label: string | null;

  @Field(() => Float, { description: 'Its value.' })
  declare readonly value: number;
}

@SeenBy('reader')
@ObjectType('ModelImportance', { description: 'How much a variable matters to a model, as H2O measured it.' })
export class ModelImportanceObject {
  @Field(() => String, { description: 'The variable.' })
  declare readonly variable: string;

  @Field(() => Float, { description: 'Its importance on a scale of the algorithm.' })
  declare readonly relative: number;

  @Field(() => Float, { description: 'Its importance as a fraction of the most important one.' })
  declare readonly scaled: number;
}

@SeenBy('reader')
@ObjectType('ModelContents', { description: 'The contents of an imported model.' })
export class ModelContentsObject {
  @Field(() => String, { description: "H2O's full name of the algorithm." })
  declare readonly algorithmName: string;

  @Field(() => String, { description: 'The version of the MOJO format.' })
  declare readonly mojoVersion: string;

  @Field(() => String, { description: 'The version of H2O that made it.' })
  declare readonly h2oVersion: string;

  @Field(() => [ModelColumnObject], { description: 'The inputs, in the order of the model.' })
  declare readonly inputs: readonly ModelColumnObject[];

  @Field(() => ModelColumnObject, {
    nullable: true,
    description: 'What it predicts; null if the model has no response, as in clustering.',
  })
  declare readonly response: ModelColumnObject | null;

  @Field(() => String, {
    nullable: true,
    description: 'The column whose value is added before the link; null if there is none.',
  })
  declare readonly offsetColumn: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'For two classes: the probability from which up the label is the second.',
  })
  declare readonly threshold: number | null;

  @Field(() => [ModelCoefficientObject], { description: 'The coefficients of a linear model; else none.' })
  declare readonly coefficients: readonly ModelCoefficientObject[];

  @Field(() => [ModelImportanceObject], {
    description: 'Variable importance, most important first, if H2O recorded it.',
  })
  declare readonly importances: readonly ModelImportanceObject[];

  @Field(() => [ModelMetricObject], { description: 'Metrics on the training rows.' })
  declare readonly trainingMetrics: readonly ModelMetricObject[];

  @Field(() => [ModelMetricObject], { description: 'Metrics on the validation rows, if there were any.' })
  declare readonly validationMetrics: readonly ModelMetricObject[];
}
