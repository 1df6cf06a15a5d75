import { findRuns, runChannel } from '@classmark/database';
import { AppError, isFinished, type Run, requireRole } from '@classmark/domain';
import type { RequestContext } from '../context.js';

/** Of all runs, those that a stream begins with. */
const firstRuns = 20;

/**
 * A run as it is now, and again with every change until it has ended; without an id all runs, for good. Each event is
 * read from the table, so one that follows soon on another may stand for both. Throws AppError NOT_FOUND.
 */
export async function followRuns(runId: bigint | null, context: RequestContext): Promise<AsyncIterable<Run>> {
  requireRole(context.actor, 'curator');
  if (runId === null) return followAll(context);
  const [run] = await findRuns(context.database, [runId]);
  if (run === undefined) throw new AppError('NOT_FOUND', 'Run not found.');
  return followOne(runId, context);
}

async function* followOne(runId: bigint, context: RequestContext): AsyncGenerator<Run> {
  for await (const changed of context.notifications.listen(runChannel, context.signal)) {
    if (changed !== null && changed !== String(runId)) continue;
    const [run] = await readRuns([runId], context);
    if (run === undefined) return;
    yield run;
    if (isFinished(run.state)) return;
  }
}

async function* followAll(context: RequestContext): AsyncGenerator<Run> {
  for await (const changed of context.notifications.listen(runChannel, context.signal)) {
    if (changed !== null) yield* await readRuns([BigInt(changed)], context);
    else yield* (await context.runs.listRuns({ filter: {}, limit: firstRuns, after: null })).reverse();
  }
}

/** Fresh from the table; what the stream's loaders remember of these runs is forgotten. */
async function readRuns(ids: readonly bigint[], { database, loaders }: RequestContext): Promise<Run[]> {
  for (const id of ids) {
    loaders.runMetrics.clear(id);
    loaders.versionIdsOfRuns.clear(id);
  }
  return findRuns(database, ids);
}
