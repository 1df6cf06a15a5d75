import { Field, InputType } from 'type-graphql';
import { LabelOptionsInput } from '../ingest/label-options.input.js';
import { HarvestQueryInput } from './harvest-query.input.js';

/** What is harvested, once or again and again. */
@InputType()
export abstract class HarvestRequestInput extends LabelOptionsInput {
  @Field(() => HarvestQueryInput, { description: 'The query to the source.' })
  declare readonly query: HarvestQueryInput;

  @Field(() => String, {
    nullable: true,
    description: 'The source of the documents, in which ids are unique; the host of the address if left out.',
  })
  declare readonly source: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'For a new scheme: whether equal names are one subject with several broader ones.',
  })
  declare readonly mergesEqualNames: boolean | null;
}
