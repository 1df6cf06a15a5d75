import { createCredentialStore, createHarvestStore, type Database } from '@classmark/database';
import { type Actor, execute, harvestJob, startHarvest } from '@classmark/domain';
import { createJob, JobRunner, type Timetable } from '@classmark/jobs';
import { z } from 'zod';
import {
  createHarvestHandler,
  type HarvestTools,
  harvestsAtOnce,
} from '../../apps/worker/src/harvest/harvest-handler.js';
import type { FaultyServer, FaultySetting } from '../harvest-servers/faulty-server.js';
import { startOaiServer } from '../harvest-servers/oai-server.js';
import { startPlosServer } from '../harvest-servers/plos-server.js';
import { startShareServer } from '../harvest-servers/share-server.js';
import { untilImported } from './importing.js';

const operator: Actor = { kind: 'system' };

/** What a test harvests: by OAI-PMH, where the query says nothing else. */
export interface Asked {
  readonly url: string;
  readonly source: string;
  readonly query?: object;
  readonly options?: object;
}

/** What credentials are encrypted by. */
export const testSecret = 'a secret of tests, long enough to count';

/** Takes up harvests, as a worker does. */
export function startHarvestRunner(
  { database, url }: { readonly database: Database; readonly url: string },
  { timetable, ...tools }: Partial<HarvestTools> & { readonly timetable?: Timetable } = {},
): Promise<JobRunner> {
  const handler = createHarvestHandler({
    database,
    loadTools: async () => ({ detectLanguage: () => null, rules: { minWords: 5, languages: [] } }),
    userAgent: 'Classmark tests',
    headersFor: createCredentialStore(database, testSecret).headersFor,
    backOff: () => 10,
    ...tools,
  });
  const jobs = [createJob(harvestJob, handler, harvestsAtOnce)];
  return new JobRunner({ database, url, jobs, ...(timetable && { timetable }), onEvent: () => {} }).start();
}

export async function beginHarvest(database: Database, asked: Asked): Promise<bigint> {
  const { url, source, query = {}, options = {} } = asked;
  const input = {
    query: { protocol: 'oai', url, allowLocal: true, ...query },
    ...{ source, scheme: 'Made', createSubjects: true, ...options },
  };
  return (await execute(startHarvest, createHarvestStore(database), operator, input)).runId;
}

export const harvest = async (database: Database, asked: Asked) =>
  untilImported(database, await beginHarvest(database, asked));

/** All that was written of a source, by id. */
export async function contentOf({ prisma }: Database, source: string) {
  const documents = await prisma.document.findMany({
    where: { source: { name: source } },
    include: { labels: { include: { subject: true } } },
    orderBy: { externalId: 'asc' },
  });
  return documents.map(({ externalId, title, text, url, publicationDate, authors, state, setAsideReason, labels }) => ({
    ...{ externalId, title, text, url, publicationDate, authors, state, setAsideReason },
    subjects: labels.map(({ subject }) => subject.label).sort(),
  }));
}

const report = z.looseObject({ seen: z.int(), unchanged: z.int(), ignored: z.int() });

/** The report of a harvest without what came to it again, by its log: that is in it twice, as known. */
export async function accountOf(
  { prisma }: Database,
  { id, result }: { readonly id: bigint; readonly result: unknown },
) {
  const log = await prisma.runLog.findMany({ where: { runId: id }, orderBy: { id: 'asc' } });
  const messages = log.map(({ message }) => message);
  const told = (messages.at(-1) ?? '').matchAll(/(\d+) (?:was|were) (?:read|sent) again/g);
  const again = told.reduce((sum, [, count]) => sum + Number(count), 0);
  const { seen, unchanged, ignored, ...others } = report.parse(result);
  return { account: { ...others, seen: seen - again, known: unchanged + ignored - again }, again, messages };
}

type Start = (setting: FaultySetting) => Promise<FaultyServer>;

/** A source of each protocol, with so many articles in pages of a hundred. */
export const sources = (articles: number): Readonly<Record<'oai' | 'plos' | 'share', Start>> => ({
  oai: (setting) => startOaiServer({ articles, pageSize: 100, ...setting }),
  plos: (setting) => startPlosServer({ articles, ...setting }),
  share: (setting) => startShareServer({ articles, ...setting }),
});

/** How many answers came again: where a worker stops, one may; and what is read again comes in pages, too. */
export const countRepeats = ({ answered }: FaultyServer, again: number): number =>
  answered.length - new Set(answered).size - Math.ceil(again / 100);
