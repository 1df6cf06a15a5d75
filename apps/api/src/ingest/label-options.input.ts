import { Field, InputType } from 'type-graphql';

/** How an import or a harvest takes in subjects. */
@InputType()
export abstract class LabelOptionsInput {
  @Field(() => String, {
    nullable: true,
    description: 'The scheme of their subjects; without it, subjects are not read.',
  })
  declare readonly scheme: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether to create missing subjects (and the scheme); otherwise records with missing subjects are rejected. False if left out.',
  })
  declare readonly createSubjects: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether to treat subjects that a record does not list as negative; otherwise they are unknown. True if left out.',
  })
  declare readonly labelsComplete: boolean | null;
}
