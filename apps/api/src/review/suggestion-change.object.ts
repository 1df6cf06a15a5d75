import type { SuggestionChangeKind } from '@classmark/domain';
import { Field, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../graphql/connection.js';
import { DateTime } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { SuggestionChangeKindEnum } from './review.enum.js';

@SeenBy('reader')
@ObjectType('SuggestionChange', { description: 'A suggestion that was published or withdrawn.' })
export class SuggestionChangeObject {
  @Field(() => SuggestionChangeKindEnum, { description: 'The kind of change.' })
  declare readonly kind: SuggestionChangeKind;

  @Field(() => DateTime, { description: 'When it happened.' })
  declare readonly at: Date;
}

@ObjectType({ description: 'A change with its cursor.' })
class SuggestionChangeEdge extends edgeOf(() => SuggestionChangeObject) {}

@ObjectType({ description: 'A page of changes.' })
export class SuggestionChangeConnection extends connectionOf(() => SuggestionChangeEdge) {}
