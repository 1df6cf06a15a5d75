import type { Verdict } from '@classmark/domain';
import { Field, Float, ObjectType } from 'type-graphql';
import { SeenBy } from '../graphql/seen-by.js';
import { VerdictEnum } from './review.enum.js';

@SeenBy('curator')
@ObjectType('Decision', { description: 'An answer about one document and one subject; part of an act.' })
export class DecisionObject {
  @Field(() => VerdictEnum, { description: 'Whether the document has the subject.' })
  declare readonly verdict: Verdict;

  @Field(() => Float, {
    nullable: true,
    description: 'The probability suggested at that time; null if there was none.',
  })
  declare readonly probability: number | null;
}
