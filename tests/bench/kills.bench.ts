import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createPool, createPrisma } from '@classmark/database';
import { createRandom } from '@classmark/math';
import { expect, it } from 'vitest';
import { runCommand } from '../support/run-command.js';
import { type RunningClassmark, startClassmark } from '../support/running-classmark.js';
import { seedQueue } from '../support/seed-queue.js';
import { until } from '../support/until.js';
import { keyOf } from './key-of.js';
import { type Row, report, table } from './report.js';
import { generateCorpus } from './speed/generated-corpus.js';

/** How often each is killed (SIGKILL), and how it is found. */
const victims = [
  { name: 'worker', times: 20, find: findChild('apps/worker/dist/main.js') },
  { name: 'PostgreSQL', times: 20, find: findPostgres },
  { name: 'API', times: 10, find: findChild('apps/api/dist/main.js') },
  { name: 'supervisor', times: 10, find: async ({ process }: RunningClassmark) => process.pid },
];
const curators = 8;
/** Between two decisions of a curator: those of a whole run are then fewer than what waits. */
const thinkMs = 100;
const documents = 60_000;
const imported = 100_000;
const settings = { CLASSMARK_WORK: '1000000000000', CLASSMARK_SAMPLE: 'false' };

const decide = `mutation ($documentId: ID!, $subjectId: ID!) {
  decide(input: { decisions: [{ documentId: $documentId, subjectId: $subjectId, verdict: ACCEPT }] }) { __typename } }`;

interface Waiting {
  readonly documentId: string;
  readonly subjectId: number;
}

/** Curators who decide one after the other, whatever happens to the service, and remember what it said was done. */
class Curators {
  readonly acknowledged: Waiting[] = [];
  private isDone = false;
  private readonly work: Promise<unknown>;

  constructor(url: string, key: string, waiting: readonly Waiting[]) {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const open = waiting.values();
    const decideAll = async (): Promise<void> => {
      for (const each of open) {
        if (this.isDone) return;
        const variables = {
          documentId: globalId(`Document:${each.documentId}`),
          subjectId: globalId(`Subject:${each.subjectId}`),
        };
        const body = JSON.stringify({ query: decide, variables });
        const ask = () =>
          fetch(`${url}/graphql`, { method: 'POST', headers, body }).then((response) => response.text());
        let answer = await ask().catch(String);
        // Asked again, it may have been done before.
        while (!this.isDone && !/"Decided"|Problem"/.test(answer)) {
          await delay(50);
          answer = await ask().catch(String);
        }
        if (answer.includes('"Decided"')) this.acknowledged.push(each);
        await delay(thinkMs);
      }
    };
    this.work = Promise.all(Array.from({ length: curators }, decideAll));
  }

  /** Until so many more were acknowledged. */
  async untilMore(count: number): Promise<void> {
    const goal = this.acknowledged.length + count;
    await Promise.race([
      until(`${count} more acts`, async () => this.acknowledged.length >= goal),
      this.work.then(() => Promise.reject(new Error('Nothing is left to decide'))),
    ]);
  }

  async stop(): Promise<void> {
    this.isDone = true;
    await this.work;
  }
}

const globalId = (plain: string): string => Buffer.from(plain).toString('base64url');

/** The process that the supervisor runs with this in its command line. */
function findChild(command: string) {
  return async ({ process: { pid } }: RunningClassmark): Promise<number | undefined> => {
    const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').map(Number);
    for (const child of children) {
      const line = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '');
      if (line.includes(command)) return child;
    }
    return undefined;
  };
}

async function findPostgres({ home }: RunningClassmark): Promise<number> {
  const [pid] = (await readFile(join(home, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n');
  return Number(pid);
}

/** Kills it; a supervisor is started again, others are by theirs. */
async function kill(classmark: RunningClassmark, { name, find }: (typeof victims)[number]): Promise<RunningClassmark> {
  process.kill(await until(`the ${name} is up`, () => find(classmark)), 'SIGKILL');
  if (name !== 'supervisor') return classmark;
  await once(classmark.process, 'exit');
  return startClassmark({ home: classmark.home, ports: classmark.ports, settings });
}

async function listWaiting(databaseUrl: string): Promise<Waiting[]> {
  const pool = createPool(databaseUrl);
  const prisma = createPrisma(databaseUrl);
  await seedQueue({ pool, prisma }, documents);
  const { rows } = await pool.query<Waiting>(
    `select document_id::text as "documentId", subject_id as "subjectId" from prediction where state = 'queued'
     order by hashint8(document_id)`,
  );
  await Promise.all([pool.end(), prisma.$disconnect()]);
  return rows;
}

/** How many of the acknowledged acts are not in the database, and how many documents the import has brought. */
async function look(databaseUrl: string, acknowledged: readonly Waiting[]) {
  const pool = createPool(databaseUrl);
  const lost = await pool.query<{ count: number }>(
    `select count(*)::int as count from unnest($1::bigint[], $2::int[]) a(document_id, subject_id)
     where not exists (select from decision d where d.document_id = a.document_id and d.subject_id = a.subject_id)`,
    [acknowledged.map(({ documentId }) => documentId), acknowledged.map(({ subjectId }) => subjectId)],
  );
  const rows = await pool.query<{ count: number }>(
    `select count(*)::int as count from document d join source s on s.id = d.source_id where s.name = 'imported'`,
  );
  await pool.end();
  return { lost: lost.rows[0]?.count, rows: rows.rows[0]?.count };
}

/** Imports a file, again and again until it is in: a run ends whose worker was killed six times. */
async function importAll(at: { readonly CLASSMARK_HOME: string }): Promise<void> {
  const file = generateCorpus(imported, 1);
  const options = ['--source', 'imported', '--scheme', 'A', '--create-subjects'];
  while ((await runCommand(at, 'import', file, ...options)).code !== 0) await delay(1_000);
}

it('loses nothing that it acknowledged, whatever is killed however often', async () => {
  await using resources = new AsyncDisposableStack();
  let classmark = await startClassmark({ settings });
  resources.defer(() => rm(classmark.home, { recursive: true, force: true }));
  resources.defer(() => classmark[Symbol.asyncDispose]());
  const waiting = await listWaiting(classmark.databaseUrl);
  const importing = importAll({ CLASSMARK_HOME: classmark.home });
  await until('the import has begun', async () => ((await look(classmark.databaseUrl, [])).rows ?? 0) > 0);
  const curating = new Curators(classmark.apiUrl, await keyOf(classmark.home, 'curator'), waiting);
  const random = createRandom(1);
  const rows: Row[] = [];
  for (const victim of victims) {
    const before = curating.acknowledged.length;
    for (let i = 0; i < victim.times; i++) {
      await curating.untilMore(20 + random.below(100));
      classmark = await kill(classmark, victim);
    }
    await curating.untilMore(20);
    rows.push([victim.name, victim.times, curating.acknowledged.length - before]);
  }
  await curating.stop();
  await importing;
  report('kills', [table(['killed', 'times', 'acts acknowledged meanwhile'], rows)]);
  expect(await look(classmark.databaseUrl, curating.acknowledged)).toEqual({ lost: 0, rows: imported });
});
