import { explainSuspect, type SuspectFilter, type SuspectLabel } from '@classmark/domain';
import { Field, Float, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../graphql/connection.js';

@ObjectType('SuspectLabel', {
  description:
    'A label that a version holds for wrong, by what it learnt from other documents (confident learning). It stands ' +
    'until the label changes or a curator speaks for it.',
})
export class SuspectLabelObject {
  constructor(readonly suspect: SuspectLabel) {}

  @Field(() => Boolean, {
    description: 'Whether the document is labelled with the subject: then it should perhaps not be, else it should.',
  })
  get given(): boolean {
    return this.suspect.given;
  }

  @Field(() => Float, { description: 'That the document has the subject; 0 to 1.' })
  get probability(): number {
    return this.suspect.probability;
  }

  @Field(() => String, { description: 'Why it looks wrong, in words.' })
  get why(): string {
    return explainSuspect(this.suspect);
  }
}

@ObjectType({ description: 'A suspect label in a list.' })
class SuspectLabelEdge extends edgeOf(() => SuspectLabelObject) {}

@ObjectType({ description: 'Suspect labels, a page of them.' })
export class SuspectLabelConnection extends connectionOf(() => SuspectLabelEdge) {
  /** What the whole list was narrowed to, to be counted. */
  declare readonly filter: SuspectFilter;
}
