import type { AuditEvent } from '@classmark/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../graphql/connection.js';
import { encodeGlobalId } from '../graphql/global-id.js';
import { DateTime, Json } from '../graphql/scalars.js';

@ObjectType('AuditEvent', { description: 'Something somebody did. Never changed, never deleted.' })
export class AuditEventObject {
  constructor(private readonly event: AuditEvent) {}

  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  get id(): string {
    return encodeGlobalId('AuditEvent', this.event.id);
  }

  @Field(() => DateTime, { description: 'When.' })
  get at(): Date {
    return this.event.at;
  }

  @Field(() => String, { description: 'Who: `user:3`, `key:7`, or `system` for the service itself.' })
  get actor(): string {
    return this.event.actor;
  }

  @Field(() => String, { nullable: true, description: 'The name of the person or key.' })
  get actorName(): string | null {
    return this.event.actorName;
  }

  @Field(() => String, { description: 'What was done, e.g. `decision.made`.' })
  get action(): string {
    return this.event.action;
  }

  @Field(() => String, { description: 'To what, e.g. `document:12`.' })
  get target(): string {
    return this.event.target;
  }

  @Field(() => Json, { description: 'What else must be known to understand it; depends on the action.' })
  get details(): unknown {
    return this.event.details;
  }
}

@ObjectType({ description: 'An event with its place in the trail.' })
class AuditEventEdge extends edgeOf(() => AuditEventObject) {}

@ObjectType({ description: 'A page of the audit trail.' })
export class AuditEventConnection extends connectionOf(() => AuditEventEdge) {}
