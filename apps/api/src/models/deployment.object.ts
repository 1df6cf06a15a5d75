import type { Deployment } from '@classmark/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { encodeGlobalId } from '../graphql/global-id.js';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';

@ObjectType('Deployment', {
  implements: NodeObject,
  description: 'Which version serves or served a subject, from when to when.',
})
export class DeploymentObject implements NodeObject {
  constructor(readonly deployment: Deployment) {}

  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  get id(): string {
    return encodeGlobalId('Deployment', this.deployment.id);
  }

  @Field(() => DateTime, { description: 'From when.' })
  get startedAt(): Date {
    return this.deployment.startedAt;
  }

  @Field(() => DateTime, { nullable: true, description: 'To when; null while it serves.' })
  get endedAt(): Date | null {
    return this.deployment.endedAt;
  }

  @Field(() => String, {
    nullable: true,
    description: 'The person or key that put it there; null for the service itself.',
  })
  get deployedBy(): string | null {
    return this.deployment.deployedBy;
  }
}
