import { type AuditEvent, requireRole } from '@classmark/domain';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { encodeGlobalId } from '../graphql/global-id.js';
import { bigintKey, type PageOrder, paginate } from '../graphql/page.js';
import { pageArgs } from '../graphql/page-args.js';
import { AuditEventConnection, AuditEventObject } from './audit-event.object.js';

@ArgsType()
class AuditTrailArgs extends pageArgs(50) {
  @Field(() => String, { nullable: true, description: 'Only events on this target, for instance `document:12`.' })
  declare readonly target: string | null;

  @Field(() => String, { nullable: true, description: 'Only events by this actor, for instance `user:3`.' })
  declare readonly actor: string | null;

  @Field(() => String, { nullable: true, description: 'Only events with this action, for instance `decision.made`.' })
  declare readonly action: string | null;
}

const newestFirst: PageOrder<AuditEvent, bigint> = {
  keyOf: ({ id }) => id,
  schema: bigintKey,
};

@Resolver(() => AuditEventObject)
export class AuditResolver {
  @Query(() => AuditEventConnection, { description: 'Lists who did what, newest first. For operators.' })
  auditTrail(
    @Args(() => AuditTrailArgs) args: AuditTrailArgs,
    @Ctx() { actor, auditTrail }: RequestContext,
  ): Promise<AuditEventConnection> {
    requireRole(actor, 'operator');
    return paginate(args, newestFirst, (slice) => auditTrail.listEvents({ filter: args, ...slice }));
  }

  @FieldResolver(() => ID, { description: 'Opaque, stable id.' })
  id(@Root() { id }: AuditEvent): string {
    return encodeGlobalId('AuditEvent', id);
  }
}
