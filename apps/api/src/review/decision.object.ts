import type { Decision, Verdict } from '@classmark/domain';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { encodeGlobalId } from '../graphql/global-id.js';
import { VerdictEnum } from './review.enum.js';

@ObjectType('Decision', { description: 'What an act says of one document and subject.' })
export class DecisionObject {
  constructor(readonly decision: Decision) {}

  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  get id(): string {
    return encodeGlobalId('Decision', this.decision.id);
  }

  @Field(() => VerdictEnum, { description: 'Whether the document has the subject.' })
  get verdict(): Verdict {
    return this.decision.verdict;
  }

  @Field(() => Float, { nullable: true, description: 'What was suggested then; null if nothing was.' })
  get probability(): number | null {
    return this.decision.probability;
  }
}
