import { type Credentials, type Database, type ImportBatch, ImportWriter } from '@classmark/database';
import type { HarvestInput, PrepareTools } from '@classmark/domain';
import { backOffMs, type HarvestedPage, limitsFor, planHarvest } from '@classmark/harvest';
import type { JobHandler } from '@classmark/jobs';
import { z } from 'zod';
import { readBatches } from '../ingest/read-batches.js';
import { summarise } from '../ingest/summarise.js';
import { askPatiently } from './ask-patiently.js';
import { describeRepeats } from './describe-repeats.js';
import { HarvestProgress } from './harvest-progress.js';
import { type AnswerTimes, type Clock, PoliteClient, systemClock, usualTimes } from './polite-client.js';

export interface HarvestTools {
  readonly database: Database;
  readonly loadTools: () => Promise<PrepareTools>;
  readonly userAgent: string;
  /** What the host of an address is to be shown. */
  readonly headersFor: Credentials['headersFor'];
  /** How long to wait after so many failures in a row. */
  readonly backOff?: (failures: number) => number;
  readonly clock?: Clock;
  readonly times?: AnswerTimes;
}

/** Harvests that a worker takes at once: most of their time they wait. */
export const harvestsAtOnce = 4;

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
  times = usualTimes,
}: HarvestTools): JobHandler<HarvestInput> {
  return async (attempt, input) => {
    const writer = new ImportWriter(database, attempt, { ...input, mayRepeat: true });
    const options = { source: input.source, tools: await loadTools() };
    const { signal } = attempt;
    const { allowLocal } = input;
    const onWait = (): void => progress.report('wait', writer.report.seen);
    const client = new PoliteClient({
      ...{ database, userAgent, headersFor, allowLocal, clock, times, signal, onWait },
      limitsFor: (hostname) => limitsFor(input.protocol, hostname),
    });
    const progress = new HarvestProgress(attempt, client, input.url);
    const asking = { client, attempt, backOff, clock, onWait };
    const begun = writer.cursor === null ? null : place.parse(writer.cursor);
    let [step, line] = [planHarvest(queryOf(input), { saved: begun?.step, nowMs: clock.now() }), begun?.line ?? 0];
    while (!step.isDone) {
      signal.throwIfAborted();
      const { page, tookDetour } = await askPatiently(asking, step, line);
      if (page.remark !== null) await attempt.log('warning', page.remark);
      await writePage(writer, page, { ...options, line, afterLine: tookDetour ? line : writer.line });
      [step, line] = [page.next, line + page.rows.length];
      progress.read(page);
      progress.report('harvest', writer.report.seen);
    }
    signal.throwIfAborted();
    await writer.refreshStatistics();
    await attempt.log('info', `${summarise(writer.report, 'record')}${describeRepeats(step)}`);
    return (tx) => writer.finish(tx);
  };
}

function queryOf({ protocol, url, set, metadataPrefix, from, until, otherContent, allowLocal }: HarvestInput) {
  return { protocol, url, set, metadataPrefix, from, until, otherContent, allowLocal };
}

interface PageOptions {
  readonly source: string;
  readonly tools: PrepareTools;
  /** Of the last entry before the page. */
  readonly line: number;
  /** Of the last entry that was written. */
  readonly afterLine: number;
}

const emptyBatch = { documents: [], problems: [], deletions: [] };

/** Writes a page; the last of its batches says where the harvest goes on. What was written of it before is passed over. */
async function writePage(
  writer: ImportWriter,
  { rows, next, addsLabels }: HarvestedPage,
  { line, ...options }: PageOptions,
): Promise<void> {
  const batches: ImportBatch[] = [];
  for await (const batch of readBatches(rows, options)) batches.push(batch);
  const lastLine = line + rows.length;
  const last = batches.pop() ?? { ...emptyBatch, lastLine };
  for (const batch of batches) await writer.write(batch, { addsLabels });
  await writer.write(last, { addsLabels, cursor: { line: lastLine, step: next.saved } });
}
