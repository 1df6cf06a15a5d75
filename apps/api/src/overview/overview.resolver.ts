import { listHarvestSchedules, listPartialPromises, listWorkers } from '@classmark/database';
import {
  type Overview,
  readOverview,
  type SubjectStatus,
  warnOfDrift,
  warnOfFailedHarvests,
  warnOfPart,
} from '@classmark/domain';
import { Ctx, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { follow } from '../graphql/follow.js';
import { ModelVersionObject } from '../models/model-version.object.js';
import { RunObject } from '../runs/run.object.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { OverviewObject, SubjectStatusObject } from './overview.object.js';

const shownRuns = 5;

@Resolver(() => OverviewObject)
export class OverviewResolver {
  @Costs({ work: 20_000 })
  @Query(() => OverviewObject, { description: 'The state of the installation. For curators.' })
  overview(@Ctx() { overview, actor }: RequestContext): Promise<OverviewObject> {
    return readOverview(overview, actor);
  }

  @FieldResolver(() => ModelVersionObject, {
    nullable: true,
    description: 'The newest version that is not deployed and not worse than the deployed one; null if there is none.',
  })
  async candidate(
    @Root() { candidateVersionId: id }: Overview,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ModelVersionObject | null> {
    return id === null ? null : loaders.versions.load(id);
  }

  @FieldResolver(() => Float, {
    description: 'The share of documents on a desk that are spot checks, from 0 to 1; as many others are blind, too.',
  })
  spotCheckShare(@Ctx() { config }: RequestContext): number {
    return config.spotCheckShare;
  }

  @FieldResolver(() => [RunObject], { description: 'The last five runs, newest first.' })
  runs(@Ctx() { runs }: RequestContext): Promise<RunObject[]> {
    return runs.listRuns({ filter: {}, limit: shownRuns, after: null });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The TensorFlow.js back end of the longest running worker: node, wasm or cpu; null without a worker.',
  })
  async backend(@Ctx() { database }: RequestContext): Promise<string | null> {
    return (await listWorkers(database))[0]?.backend ?? null;
  }

  @FieldResolver(() => [String], { description: 'Problems that somebody should look at, in words.' })
  async alerts(@Root() { subjects }: Overview, @Ctx() { database, serving }: RequestContext): Promise<string[]> {
    const isIdle = (await listWorkers(database)).length === 0;
    const idle = 'No worker is running: imports, trainings and scorings wait until one is started.';
    const failed = warnOfFailedHarvests(await listHarvestSchedules(database));
    const parts = await listPartialPromises(database, null);
    const kept = [...warnOfDrift(subjects), ...parts.map((part) => warnOfPart(part, 'now'))];
    return [...serving.alerts, ...(isIdle ? [idle] : []), ...failed, ...kept];
  }
}

@Resolver(() => SubjectStatusObject)
export class SubjectStatusResolver {
  @FieldResolver(() => SubjectObject, { description: 'The subject.' })
  subject(@Root() { subjectId }: SubjectStatus, @Ctx() { loaders }: RequestContext): Promise<SubjectObject> {
    return follow(loaders.subjects, subjectId);
  }
}
