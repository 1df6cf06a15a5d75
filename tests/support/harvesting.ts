import { createCredentialStore, createHarvestStore, type Database } from '@classmark/database';
import { type Actor, execute, harvestJob, startHarvest } from '@classmark/domain';
import { createJob, JobRunner, type Timetable } from '@classmark/jobs';
import {
  createHarvestHandler,
  type HarvestTools,
  harvestsAtOnce,
} from '../../apps/worker/src/harvest/harvest-handler.js';
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
