import { readRunLog } from '@classmark/database';
import {
  parseInput,
  type Run,
  type RunFilter,
  type RunKind,
  type RunProgress,
  type RunState,
  requireRole,
} from '@classmark/domain';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Float,
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
import { bigintKey, type PageOrder, paginate } from '../graphql/page.js';
import { pageArgs } from '../graphql/page-args.js';
import { followRuns } from './follow-runs.js';
import { ImportReportObject, presentImportReport } from './import-report.object.js';
import { RunKindEnum, RunStateEnum } from './run.enum.js';
import { MetricSeriesObject, RunConnection, RunLogLineObject, RunObject, RunProgressObject } from './run.object.js';

@ArgsType()
class RunsArgs extends pageArgs(20) implements RunFilter {
  @Field(() => RunKindEnum, { nullable: true, description: 'Only runs of this kind.' })
  declare readonly kind: RunKind | null;

  @Field(() => RunStateEnum, { nullable: true, description: 'Only runs in this state.' })
  declare readonly state: RunState | null;
}

const newestFirst: PageOrder<Run, bigint> = { keyOf: ({ id }) => id, schema: bigintKey };
const logLength = z.object({ last: z.int().min(1).max(1_000) });

@Resolver(() => RunObject)
export class RunResolver {
  @Query(() => RunConnection, { description: 'Lists runs, newest first. For curators.' })
  async runs(@Args(() => RunsArgs) args: RunsArgs, @Ctx() context: RequestContext): Promise<RunConnection> {
    const { runs, actor } = context;
    requireRole(actor, 'curator');
    const page = await paginate(args, newestFirst, (slice) => runs.listRuns({ filter: args, ...slice }));
    return { ...page, totalCount: await runs.countRuns(args) };
  }

  @Query(() => RunObject, { nullable: true, description: 'Fetches a run; null if not found. For curators.' })
  async run(
    @Arg('id', () => ID, { description: 'The run.' }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<RunObject | null> {
    requireRole(actor, 'curator');
    return loaders.runs.load(bigKeyOf('Run', id));
  }

  @FieldResolver(() => ImportReportObject, {
    nullable: true,
    description: 'The counts of its records; null unless it is an import or a harvest.',
  })
  importReport(@Root() run: Run): ImportReportObject | null {
    return run.importReport && presentImportReport(run, run.importReport);
  }

  @FieldResolver(() => [MetricSeriesObject], { description: 'Its metrics over time.' })
  metrics(@Root() { id }: Run, @Ctx() { loaders }: RequestContext): Promise<readonly MetricSeriesObject[]> {
    return loaders.runMetrics.load(id);
  }

  @FieldResolver(() => [RunLogLineObject], { description: 'The last lines of its log, oldest first.' })
  log(
    @Root() { id }: Run,
    @Arg('last', () => Int, { defaultValue: 200, description: 'The number of lines, at most 1,000.' }) last: number,
    @Ctx() { database }: RequestContext,
  ): Promise<RunLogLineObject[]> {
    return readRunLog(database, id, parseInput(logLength, { last }).last);
  }

  @Subscription(() => RunObject, {
    description: 'Sends a run as it is, then each change until it ends. Without an id: all runs.',
    subscribe: ({ args: { runId }, context }) =>
      followRuns(runId == null ? null : bigKeyOf('Run', runId, 'runId'), context),
  })
  runProgress(
    @Root() run: Run,
    @Arg('runId', () => ID, { nullable: true, description: 'The run; all runs if left out.' }) _runId: string | null,
  ): RunObject {
    return run;
  }
}

@Resolver(() => RunProgressObject)
export class RunProgressResolver {
  @FieldResolver(() => Float, { nullable: true, description: 'The fraction that is done, from 0 to 1.' })
  fraction(@Root() { done, total }: RunProgress): number | null {
    return total === null || total === 0 ? null : Math.min(1, done / total);
  }
}
