import { listWorkers } from '@classmark/database';
import { readOverview, warnOfDrift } from '@classmark/domain';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { requireLoaded } from '../graphql/require-loaded.js';
import { ModelVersionObject } from '../models/model-version.object.js';
import { RunObject } from '../runs/run.object.js';
import { SubjectObject } from '../vocabulary/subject.object.js';
import { OverviewObject, SubjectStatusObject } from './overview.object.js';

const shownRuns = 5;

@Resolver(() => OverviewObject)
export class OverviewResolver {
  @Query(() => OverviewObject, { description: 'How the installation stands; for curators.' })
  async overview(@Ctx() { overview, actor }: RequestContext): Promise<OverviewObject> {
    return new OverviewObject(await readOverview(overview, actor));
  }

  @FieldResolver(() => ModelVersionObject, {
    nullable: true,
    description: 'The newest version that waits to be deployed, no worse than what serves; null where none does.',
  })
  async candidate(
    @Root() { overview: { candidateVersionId: id } }: OverviewObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ModelVersionObject | null> {
    return id === null ? null : loaders.versions.load(id);
  }

  @FieldResolver(() => [RunObject], { description: 'The last five runs, newest first.' })
  async runs(@Ctx() { runs }: RequestContext): Promise<RunObject[]> {
    const last = await runs.listRuns({ filter: {}, limit: shownRuns, after: null });
    return last.map((run) => new RunObject(run));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'TensorFlow.js back end of the worker longest at work: node, wasm or cpu; null while none is.',
  })
  async backend(@Ctx() { database }: RequestContext): Promise<string | null> {
    return (await listWorkers(database))[0]?.backend ?? null;
  }

  @FieldResolver(() => [String], { description: 'What is wrong and needs a person, in words; empty when all is well.' })
  async alerts(@Root() { overview }: OverviewObject, @Ctx() { database, serving }: RequestContext): Promise<string[]> {
    const isIdle = (await listWorkers(database)).length === 0;
    const idle = 'No worker is at work: imports, training and scoring wait until one is started.';
    return [...serving.alerts, ...(isIdle ? [idle] : []), ...warnOfDrift(overview.subjects)];
  }
}

@Resolver(() => SubjectStatusObject)
export class SubjectStatusResolver {
  @FieldResolver(() => SubjectObject, { description: 'Which.' })
  async subject(
    @Root() { subjectStatus: { subjectId } }: SubjectStatusObject,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SubjectObject> {
    return requireLoaded(await loaders.subjects.load(subjectId), `subject ${subjectId}`);
  }
}
