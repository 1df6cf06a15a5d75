import { readRunLog } from '@classmark/database';
import { parseInput, type Run, type RunFilter, type RunKind, type RunState, requireRole } from '@classmark/domain';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { z } from 'zod';
import type { RequestContext } from '../context.js';
import { bigKeyOf } from '../graphql/global-id.js';
import { mapPage, type PageOrder, paginate } from '../graphql/page.js';
import { pageArgs } from '../graphql/page-args.js';
import { followRuns } from './follow-runs.js';
import { RunKindEnum, RunStateEnum } from './run.enum.js';
import { MetricSeriesObject, RunConnection, RunLogLineObject, RunObject } from './run.object.js';

@ArgsType()
class RunsArgs extends pageArgs(20) implements RunFilter {
  @Field(() => RunKindEnum, { nullable: true, description: 'Only of this kind.' })
  declare readonly kind: RunKind | null;

  @Field(() => RunStateEnum, { nullable: true, description: 'Only in this state.' })
  declare readonly state: RunState | null;
}

const newestFirst: PageOrder<Run, bigint> = {
  keyOf: ({ id }) => String(id),
  schema: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt),
};
const logLength = z.object({ last: z.int().min(1).max(1_000) });

@Resolver(() => RunObject)
export class RunResolver {
  @Query(() => RunConnection, { description: 'Runs, newest first; for curators.' })
  async runs(@Args(() => RunsArgs) args: RunsArgs, @Ctx() context: RequestContext): Promise<RunConnection> {
    const { runs, actor } = context;
    requireRole(actor, 'curator');
    const page = await paginate(args, newestFirst, (limit, after) => runs.listRuns({ filter: args, limit, after }));
    return { ...mapPage(page, (run) => new RunObject(run)), totalCount: await runs.countRuns(args) };
  }

  @Query(() => RunObject, { nullable: true, description: 'A run; null if it is not there. For curators.' })
  async run(
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<RunObject | null> {
    requireRole(actor, 'curator');
    return loaders.runs.load(bigKeyOf('Run', id));
  }

  @FieldResolver(() => [MetricSeriesObject], { description: 'What it measured over its steps.' })
  metrics(@Root() { run }: RunObject, @Ctx() { loaders }: RequestContext): Promise<MetricSeriesObject[]> {
    return loaders.runMetrics.load(run.id);
  }

  @FieldResolver(() => [RunLogLineObject], { description: 'The end of its log, oldest line first.' })
  async log(
    @Root() { run }: RunObject,
    @Arg('last', () => Int, { defaultValue: 200, description: 'How many lines; at most 1,000.' }) last: number,
    @Ctx() { database }: RequestContext,
  ): Promise<RunLogLineObject[]> {
    const lines = await readRunLog(database, run.id, parseInput(logLength, { last }).last);
    return lines.map((line) => new RunLogLineObject(line));
  }

  @Subscription(() => RunObject, {
    description: 'Every change of a run until it ends; of all runs if no id is given. Begins with how things stand.',
    subscribe: ({ args: { runId }, context }) =>
      followRuns(runId == null ? null : bigKeyOf('Run', runId, 'runId'), context),
  })
  runProgress(
    @Root() run: Run,
    @Arg('runId', () => ID, { nullable: true, description: 'Which; all if left out.' }) _runId: string | null,
  ): RunObject {
    return new RunObject(run);
  }
}
