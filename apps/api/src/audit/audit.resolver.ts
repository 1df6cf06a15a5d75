import { type AuditEvent, requireRole } from '@classmark/domain';
import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { RequestContext } from '../context.js';
import { mapPage, type PageOrder, paginate } from '../graphql/page.js';
import { pageArgs } from '../graphql/page-args.js';
import { AuditEventConnection, AuditEventObject } from './audit-event.object.js';

@ArgsType()
class AuditTrailArgs extends pageArgs(50) {
  @Field(() => String, { nullable: true, description: 'Only what was done to it, e.g. `document:12`.' })
  declare readonly target: string | null;

  @Field(() => String, { nullable: true, description: 'Only what they did, e.g. `user:3`.' })
  declare readonly actor: string | null;

  @Field(() => String, { nullable: true, description: 'Only such acts, e.g. `decision.made`.' })
  declare readonly action: string | null;
}

const newestFirst: PageOrder<AuditEvent, bigint> = {
  keyOf: ({ id }) => String(id),
  schema: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt),
};

@Resolver()
export class AuditResolver {
  @Query(() => AuditEventConnection, { description: 'Who did what, newest first; for operators.' })
  async auditTrail(
    @Args(() => AuditTrailArgs) args: AuditTrailArgs,
    @Ctx() { actor, auditTrail }: RequestContext,
  ): Promise<AuditEventConnection> {
    requireRole(actor, 'operator');
    const page = await paginate(args, newestFirst, (limit, after) =>
      auditTrail.listEvents({ filter: args, limit, after }),
    );
    return mapPage(page, (event) => new AuditEventObject(event));
  }
}
