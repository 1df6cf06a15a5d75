import { Field, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../graphql/connection.js';
import { DateTime, Json } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('operator')
@ObjectType('AuditEvent', { description: 'Something somebody did. Never changed, never deleted.' })
export class AuditEventObject {
  @Field(() => DateTime, { description: 'When it was done.' })
  declare readonly at: Date;

  @Field(() => String, { description: 'Who did it: `user:3`, `key:7`, or `system` for the service itself.' })
  declare readonly actor: string;

  @Field(() => String, { nullable: true, description: 'The name of the person or key.' })
  declare readonly actorName: string | null;

  @Field(() => String, { description: 'What was done, for instance `decision.made`.' })
  declare readonly action: string;

  @Field(() => String, { description: 'What it was done to, for instance `document:12`.' })
  declare readonly target: string;

  @Field(() => Json, { description: 'More about the event; the fields depend on the action.' })
  declare readonly details: unknown;
}

@ObjectType({ description: 'An event with its cursor.' })
class AuditEventEdge extends edgeOf(() => AuditEventObject) {}

@ObjectType({ description: 'A page of the audit trail.' })
export class AuditEventConnection extends connectionOf(() => AuditEventEdge) {}
