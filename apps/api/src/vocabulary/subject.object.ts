import type { Subject, SubjectFilter } from '@classmark/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../graphql/connection.js';
import { encodeGlobalId } from '../graphql/global-id.js';
import { NodeObject } from '../graphql/node.js';

@ObjectType('Subject', { implements: NodeObject, description: 'A concept in a scheme.' })
export class SubjectObject implements NodeObject {
  constructor(readonly subject: Subject) {}

  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  get id(): string {
    return encodeGlobalId('Subject', this.subject.id);
  }

  @Field(() => String, { description: 'Its name, unique in its scheme.' })
  get label(): string {
    return this.subject.label;
  }

  @Field(() => [String], { description: 'Slash paths from a root, one for each way up, sorted; at most 100.' })
  get paths(): readonly string[] {
    return this.subject.paths;
  }
}

@ObjectType({ description: 'A subject in a list.' })
class SubjectEdge extends edgeOf(() => SubjectObject) {}

@ObjectType({ description: 'Subjects, a page of them.' })
export class SubjectConnection extends connectionOf(() => SubjectEdge) {
  /** What the whole list was asked for. */
  declare readonly filter: SubjectFilter;
}
