import { Field, ObjectType } from 'type-graphql';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';

@SeenBy('reader')
@ObjectType('Deployment', {
  implements: NodeObject,
  description: 'The period in which a version answers, or answered, for a subject.',
})
export class DeploymentObject extends NodeObject {
  @Field(() => DateTime, { description: 'When it started.' })
  declare readonly startedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it lasts.' })
  declare readonly endedAt: Date | null;

  @SeenBy('curator')
  @Field(() => String, {
    nullable: true,
    description: 'The person or key that deployed the version; null for the service itself.',
  })
  declare readonly deployedBy: string | null;
}
