import { pipeline } from 'node:stream/promises';
import { findRuns, readRunOutput } from '@classmark/database';
import { AppError, requireRole } from '@classmark/domain';
import type { RequestHandler } from 'express';
import type { Services } from '../context.js';
import { bigKeyOf } from '../graphql/global-id.js';
import { identityOf, traceOf } from '../http/request-property.js';

/** `GET /outputs/RUN` sends the file that a run made. For curators, as the run itself. */
export function createOutputRoute({ database }: Services): RequestHandler<{ runId: string }> {
  return async (request, response) => {
    requireRole(identityOf.get(request).actor, 'curator');
    const runId = bigKeyOf('Run', request.params.runId, 'runId');
    const [run] = await findRuns(database, [runId]);
    const pieces = readRunOutput(database.pool, runId);
    const first = await pieces.next();
    if (!run?.tableScores || first.done === true) {
      throw new AppError('NOT_FOUND', 'This run has no output, or it has expired: outputs are kept for 30 days.');
    }
    response
      .attachment(run.tableScores.fileName)
      .type('text/csv')
      .set('content-length', `${run.tableScores.sizeBytes}`);
    const { signal } = traceOf.get(request);
    async function* all(begin: Uint8Array): AsyncGenerator<Uint8Array> {
      yield begin;
      yield* pieces;
    }
    try {
      await pipeline(all(first.value), response, { signal });
    } catch (error) {
      // Whoever leaves before the end is nobody's fault.
      if (!signal.aborted) throw error;
    }
  };
}
