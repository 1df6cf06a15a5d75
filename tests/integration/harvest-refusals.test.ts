import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostileServer, startHostileServer } from '../harvest-servers/hostile-server.js';
import { beginHarvest } from '../support/harvesting.js';
import { untilImported } from '../support/importing.js';
import { openTestDatabase } from '../support/test-database.js';
import { WorkerProcess } from '../support/worker-process.js';

const { url: databaseUrl, database } = await openTestDatabase();
const mostMoreMegabytes = 100;

let worker: WorkerProcess;
let server: HostileServer;
beforeAll(async () => {
  [worker, server] = await Promise.all([WorkerProcess.start(databaseUrl), startHostileServer()]);
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

/** What the worker holds now, and has held at most since `beginPeak`, in MB. */
async function readMemory(): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${worker.pid}/status`, 'utf8');
  const megabytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** Forgets what the worker held before (proc(5), clear_refs). */
const beginPeak = (): Promise<void> => writeFile(`/proc/${worker.pid}/clear_refs`, '5');

async function harvest(url: string, query: object = {}) {
  return untilImported(database, await beginHarvest(database, { url, source: 'hostile', query }));
}

async function expectRefusal(path: string, says: string, query: object = {}): Promise<void> {
  await beginPeak();
  const before = await readMemory();
  const run = await harvest(`${server.url}${path}`, query);
  expect([run.state, run.problem, run.attempt]).toEqual([
    'failed',
    { code: 'INVALID_INPUT', message: expect.stringContaining(says) },
    1,
  ]);
  expect((await readMemory()).peak - before.now).toBeLessThan(mostMoreMegabytes);
}

describe('a harvest', () => {
  /** The first of a worker takes memory for its code. */
  beforeAll(() => harvest(`${server.url}/xml-bomb`));

  it.each([
    ['an answer of 10 GB', '/endless', 'larger than 16 MB'],
    ['an answer that is announced as 10 GB', '/announced', 'larger than 16 MB'],
    ['a small answer that unpacks to 256 MB', '/zip-bomb', 'larger than 16 MB'],
    ['entities that unfold to gigabytes', '/xml-bomb', 'declares its own document type'],
    ['an entity that names a file', '/external-entity', 'declares its own document type'],
    ['elements within elements without end', '/deep', 'too deep or too large'],
    ['a redirect to a file', '/to-a-file', 'Only http and https'],
    ['redirects without end', '/round', 'redirected more than 5 times'],
  ])('ends at once at %s, says so, and takes little memory', (_what, path, says) => expectRefusal(path, says));

  it.each([
    ['elements', '/elements', 'too deep or too large'],
    ['attributes of one element', '/attributes', 'too deep or too large'],
    ['texts', '/texts', 'too deep or too large'],
    ['bare ampersands', '/ampersands', 'too many errors'],
    ['bare <', '/less-than', 'too many errors'],
    ['references to control characters', '/references', 'too many errors'],
    ['records', '/records', 'too deep or too large'],
    ['records that are no XML', '/broken-records', 'more than 5000 records'],
  ])('ends at once at too many %s, though the answer is not too large', (_what, path, says) =>
    expectRefusal(path, says),
  );

  it.each([
    ['values', '/values'],
    ['lists in lists', '/lists'],
  ])('ends at once at too many %s in JSON, though the answer is not too large', (_what, path) =>
    expectRefusal(path, 'too many values', { protocol: 'share' }),
  );

  it.each([
    ['a private address', 'http://192.168.0.1/oai'],
    ['this machine by its name', 'http://localhost:9/oai'],
    ['this machine as a number', 'http://2130706433/oai'],
    ['this machine in IPv6', 'http://[::ffff:127.0.0.1]/oai'],
    ['a metadata service', 'http://169.254.169.254/latest'],
  ])('does not ask %s unless it is allowed to', async (_what, url) => {
    const { state, problem } = await harvest(url, { allowLocal: false });
    expect([state, problem]).toEqual([
      'failed',
      { code: 'INVALID_INPUT', message: expect.stringContaining('private network') },
    ]);
  });
});
