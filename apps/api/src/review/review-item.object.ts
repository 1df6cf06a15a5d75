import type { BoundedCount } from '@classmark/domain';
import { ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../graphql/connection.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('curator')
@ObjectType('ReviewItem', { description: 'A document with suggestions in review.' })
export class ReviewItemObject {
  declare readonly documentId: bigint;
}

@ObjectType({ description: 'An item of the review queue with its cursor.' })
class ReviewItemEdge extends edgeOf(() => ReviewItemObject) {}

@ObjectType({ description: 'A page of the review queue.' })
export class ReviewItemConnection extends connectionOf(() => ReviewItemEdge) {
  declare readonly count: () => Promise<BoundedCount>;
}
