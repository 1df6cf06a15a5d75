import { type Credentials, type Database, type ImportBatch, ImportWriter } from '@classmark/database';
import { AppError, type HarvestInput, type PrepareTools } from '@classmark/domain';
import {
  backOffMs,
  type HarvestedPage,
  type HarvestStep,
  LastingError,
  limitsFor,
  PassingError,
  planHarvest,
} from '@classmark/harvest';
import type { JobHandler, RunAttempt } from '@classmark/jobs';
import { z } from 'zod';
import { readBatches } from '../ingest/read-batches.js';
import { summarise } from '../ingest/summarise.js';
import { type Clock, PoliteClient, systemClock } from './polite-client.js';

export interface HarvestTools {
  readonly database: Database;
  readonly loadTools: () => Promise<PrepareTools>;
  readonly userAgent: string;
  /** What the host of an address is to be shown. */
  readonly headersFor: Credentials['headersFor'];
  /** How long to wait after so many failures in a row. */
  readonly backOff?: (failures: number) => number;
  readonly clock?: Clock;
}

/** A source that fails so often in a row is given up; one that says when to ask again is asked longer. */
const maxFailures = 8;
const maxPutOffs = 100;

/** Where a harvest is: the step, and the entries before it. */
const place = z.object({ line: z.int().nonnegative(), step: z.unknown() });

/** Asks a source page by page and writes each page as a batch of an import, together with where it goes on. */
export function createHarvestHandler({
  database,
  loadTools,
  userAgent,
  headersFor,
  backOff = backOffMs,
  clock = systemClock,
}: HarvestTools): JobHandler<HarvestInput> {
  return async (attempt, input) => {
    const writer = new ImportWriter(database, attempt, { ...input, mayRepeat: true });
    const options = { source: input.source, tools: await loadTools() };
    const report = (phase: string, total: number | null): void => {
      attempt.report({ phase, done: writer.report.seen, total });
    };
    let total: number | null = null;
    const { signal } = attempt;
    const onWait = (): void => report('wait', total);
    const limits = limitsFor(input.protocol, new URL(input.url).hostname);
    const { allowLocal } = input;
    const client = new PoliteClient({ database, userAgent, headersFor, allowLocal, limits, clock, signal, onWait });
    const asking = { client, attempt, backOff, clock, onWait };
    const begun = writer.cursor === null ? null : place.parse(writer.cursor);
    let [step, line] = [planHarvest(queryOf(input), { saved: begun?.step, nowMs: clock.now() }), begun?.line ?? 0];
    while (!step.isDone) {
      signal.throwIfAborted();
      const page = await askPatiently(asking, step, line);
      if (page.remark !== null) await attempt.log('warning', page.remark);
      await writePage(writer, page, { ...options, line });
      [step, line] = [page.next, line + page.rows.length];
      total = page.total ?? total;
      report('harvest', total === null ? null : Math.max(total, writer.report.seen));
    }
    signal.throwIfAborted();
    await writer.refreshStatistics();
    await attempt.log('info', summarise(writer.report, 'records'));
    return (tx) => writer.finish(tx);
  };
}

function queryOf({ protocol, url, set, metadataPrefix, from, until, otherContent, allowLocal }: HarvestInput) {
  return { protocol, url, set, metadataPrefix, from, until, otherContent, allowLocal };
}

interface Asking {
  readonly client: PoliteClient;
  readonly attempt: RunAttempt;
  readonly backOff: (failures: number) => number;
  readonly clock: Clock;
  readonly onWait: () => void;
}

/** The page of a step, asked for until it comes. Throws AppError where it never will. */
async function askPatiently(
  { client, attempt, backOff, clock, onWait }: Asking,
  step: HarvestStep,
  line: number,
): Promise<HarvestedPage> {
  let [failures, putOffs] = [0, 0];
  for (;;) {
    try {
      return step.read(await client.ask(step.address), line);
    } catch (error) {
      if (error instanceof LastingError) throw new AppError('INVALID_INPUT', `${error.message} Asked: ${step.address}`);
      if (!(error instanceof PassingError)) throw error;
      if (error.retryAfterMs === null) failures += 1;
      else putOffs += 1;
      if (failures >= maxFailures || putOffs >= maxPutOffs) {
        const message = `Gave up after ${failures + putOffs} attempts: ${error.message} Asked: ${step.address}`;
        throw new AppError('INVALID_INPUT', `${message} Retry the run later; it resumes where it stopped.`);
      }
      const waitMs = error.retryAfterMs ?? backOff(failures);
      await attempt.log('warning', `${error.message} Asking again in ${Math.ceil(waitMs / 1_000)} s.`);
      onWait();
      await clock.wait(waitMs, attempt.signal);
    }
  }
}

interface PageOptions {
  readonly source: string;
  readonly tools: PrepareTools;
  readonly line: number;
}

const emptyBatch = { documents: [], problems: [], deletions: [] };

/** Writes a page; the last of its batches says where the harvest goes on. What was written of it before is passed over. */
async function writePage(
  writer: ImportWriter,
  { rows, next, addsLabels }: HarvestedPage,
  { line, ...options }: PageOptions,
): Promise<void> {
  const batches: ImportBatch[] = [];
  for await (const batch of readBatches(rows, { ...options, afterLine: writer.line })) batches.push(batch);
  const lastLine = line + rows.length;
  const last = batches.pop() ?? { ...emptyBatch, lastLine };
  for (const batch of batches) await writer.write(batch, { addsLabels });
  await writer.write(last, { addsLabels, cursor: { line: lastLine, step: next.saved } });
}
