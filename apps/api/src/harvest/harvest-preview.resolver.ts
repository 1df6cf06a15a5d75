import { setTimeout as wait } from 'node:timers/promises';
import { type Database, noteRequest } from '@classmark/database';
import { AppError, type HarvestProtocol, harvestQuery, parseInput, requireRole } from '@classmark/domain';
import {
  addressesToAsk,
  decodeText,
  fetchAnswer,
  type HarvestedPage,
  type HarvestedRow,
  LastingError,
  limitsFor,
  PassingError,
  planHarvest,
  rememberedMs,
  toRowProblem,
  userAgentOf,
  waitBeforeRequest,
} from '@classmark/harvest';
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { SeenBy } from '../graphql/seen-by.js';
import { PreviewRecordObject } from '../ingest/upload-preview.object.js';
import { ImportProblemObject } from '../runs/import-report.object.js';
import { HarvestQueryInput } from './harvest-query.input.js';

const shownRecords = 10;
const limits = { maxBytes: 16_000_000, idleMs: 20_000, deadlineMs: 60_000 };

/** Somebody sits before the page. */
const mostWaitMs = 2_000;

@SeenBy('operator')
@ObjectType('HarvestPreview', { description: 'The first records of a source, before anything is harvested.' })
class HarvestPreviewObject {
  @Field(() => Int, { nullable: true, description: 'Records that the source says it has; null if it does not say.' })
  declare readonly total: number | null;

  @Field(() => [PreviewRecordObject], {
    description: 'The documents that its first records would become, at most ten.',
  })
  declare readonly records: readonly PreviewRecordObject[];

  @Field(() => [ImportProblemObject], { description: 'Those of its first records that would be rejected.' })
  declare readonly problems: readonly ImportProblemObject[];
}

@Resolver()
export class HarvestPreviewResolver {
  @Costs({ work: 20_000 })
  @Query(() => HarvestPreviewObject, {
    description: 'Asks a source for its first records and shows what they would become. For operators.',
  })
  async harvestPreview(
    @Arg('query', () => HarvestQueryInput, { description: 'The query to the source.' }) given: HarvestQueryInput,
    @Ctx() { actor, config, database, signal, harvests }: RequestContext,
  ): Promise<HarvestPreviewObject> {
    requireRole(actor, 'operator');
    const query = parseInput(harvestQuery, { ...given });
    const step = planHarvest(query, { nowMs: Date.now() });
    const credentials = await harvests.headersFor(step.address);
    const headers = { 'user-agent': userAgentOf(config.contact) };
    const { rows, total } = await orInvalid(async (): Promise<HarvestedPage> => {
      const { body } = await fetchAnswer(step.address, {
        ...limits,
        headers,
        credentials,
        mayAsk: addressesToAsk(query.allowLocal),
        signal,
        inTurn: async (url, ask) => {
          await countRequest(database, { protocol: query.protocol, url, signal });
          return ask();
        },
      });
      return step.read(decodeText(body), 0);
    });
    return present(rows, total);
  }
}

function present(rows: readonly HarvestedRow[], total: number | null): HarvestPreviewObject {
  const records = rows.flatMap((row) => ('record' in row ? [row.record] : []));
  const problems = rows.flatMap((row) => ('error' in row ? [toRowProblem(row)] : []));
  return { total, records: records.slice(0, shownRecords), problems: problems.slice(0, shownRecords) };
}

interface CountedRequest {
  readonly protocol: HarvestProtocol;
  readonly url: string;
  readonly signal: AbortSignal;
}

/** Looking counts among the requests that a host allows, but does not wait for long. */
async function countRequest(database: Database, { protocol, url, signal }: CountedRequest): Promise<void> {
  const { host, hostname } = new URL(url);
  const limits = limitsFor(protocol, hostname);
  for (let waitedMs = 0; ; ) {
    const nowMs = Date.now();
    const waitMs = await noteRequest(database, {
      ...{ host, nowMs, sinceMs: nowMs - rememberedMs(limits) },
      waitMs: ({ pastMs, notBeforeMs }) => Math.max(waitBeforeRequest(limits, pastMs, nowMs), notBeforeMs - nowMs),
    });
    if (waitMs === 0) return;
    waitedMs += waitMs;
    if (waitedMs > mostWaitMs) {
      const seconds = Math.ceil(waitMs / 1_000);
      throw new AppError('INVALID_INPUT', `This source’s request limit is used up; try again in ${seconds} s.`);
    }
    await wait(waitMs, undefined, { signal });
  }
}

/** What a source refuses or cannot do is no fault of ours. */
async function orInvalid<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof LastingError || error instanceof PassingError)
      throw new AppError('INVALID_INPUT', error.message);
    throw error;
  }
}
