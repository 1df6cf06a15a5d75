import type { ExperimentVerdict } from '@classmark/domain';
import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { ExperimentVerdictEnum } from './experiment.enum.js';

@SeenBy('curator')
@ObjectType('ExperimentReview', {
  description: 'A person’s review of a variant: a verdict, with a note and a recommendation.',
})
export class ExperimentReviewObject {
  @Field(() => String, { description: 'The name of the variant.' })
  declare readonly variant: string;

  @Field(() => ExperimentVerdictEnum, { description: 'The verdict.' })
  declare readonly verdict: ExperimentVerdict;

  @Field(() => String, { description: 'What was seen; may be empty.' })
  declare readonly note: string;

  @Field(() => String, { description: 'What should be done; may be empty.' })
  declare readonly recommendation: string;

  @Field(() => String, { description: 'Who gave it: `user:3` or `key:7`.' })
  declare readonly actor: string;

  @Field(() => String, { nullable: true, description: 'The name of the person or key; null if they are gone.' })
  declare readonly actorName: string | null;

  @Field(() => DateTime, { description: 'When it was given.' })
  declare readonly createdAt: Date;
}
