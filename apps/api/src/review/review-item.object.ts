import type { QueueFilter, QueueItem } from '@classmark/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../graphql/connection.js';
import { encodeGlobalId } from '../graphql/global-id.js';

@ObjectType('ReviewItem', { description: 'A document that waits for review.' })
export class ReviewItemObject {
  readonly documentId: bigint;

  constructor({ documentId }: QueueItem) {
    this.documentId = documentId;
  }

  @Field(() => ID, { description: 'Opaque; there is one for a document.' })
  get id(): string {
    return encodeGlobalId('ReviewItem', this.documentId);
  }
}

@ObjectType({ description: 'A document that waits, with its place in the queue.' })
class ReviewItemEdge extends edgeOf(() => ReviewItemObject) {}

@ObjectType({ description: 'A page of the queue.' })
export class ReviewItemConnection extends connectionOf(() => ReviewItemEdge) {
  /** What the whole queue was narrowed by, to be counted. */
  declare readonly filter: QueueFilter;
}
