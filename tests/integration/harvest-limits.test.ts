import { createServer } from 'node:http';
import { noteRequest } from '@classmark/database';
import { limitsFor, waitBeforeRequest } from '@classmark/harvest';
import { beforeEach, describe, expect, it } from 'vitest';
import { PoliteClient, usualTimes } from '../../apps/worker/src/harvest/polite-client.js';
import { startPlosServer } from '../harvest-servers/plos-server.js';
import { openTestDatabase } from '../support/test-database.js';

const { database } = await openTestDatabase();
const { pool } = database;
const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];

/** A clock that jumps to what is waited for. */
class FakeClock {
  nowMs = Date.UTC(2030, 0, 1);
  now = (): number => this.nowMs;
  wait = async (ms: number): Promise<void> => {
    this.nowMs += ms;
  };
}

/** A client as a worker has it after a start; limits as for the service itself, though the server is on this machine. */
const startClient = (clock: FakeClock): PoliteClient =>
  new PoliteClient({
    ...{ database, userAgent: 'Classmark tests', allowLocal: true, clock, times: usualTimes, onWait: () => {} },
    headersFor: async () => ({}),
    limitsFor: () => limitsFor('plos', 'api.plos.org'),
    signal: new AbortController().signal,
  });

let clock: FakeClock;
beforeEach(async () => {
  clock = new FakeClock();
  await pool.query('truncate harvest_request, harvest_host');
});

/** When requests were made, in milliseconds since the first. */
async function timesOfRequests(): Promise<number[]> {
  const { rows } = await pool.query<{ at: Date }>('select requested_at as at from harvest_request order by 1');
  return rows.map(({ at }) => at.getTime() - (rows[0]?.at.getTime() ?? 0));
}

/** Has the host asked so often already, evenly since the clock's day began. */
async function noteRequests(host: string, count: number, perMs: number): Promise<void> {
  const times = Array.from({ length: count }, (_, i) => new Date(clock.nowMs + Math.floor((i * perMs) / count)));
  await pool.query('insert into harvest_request (host, requested_at) select $1, * from unnest($2::timestamptz[])', [
    host,
    times,
  ]);
  clock.nowMs += perMs - 1;
}

describe('the limits of PLOS', () => {
  it('hold to the request over ten a minute, across starts of the worker', async () => {
    await using server = await startPlosServer({ articles: 1 });
    for (let i = 0; i < 25; i++) await startClient(clock).ask(server.url);
    const times = await timesOfRequests();
    expect(times[9]).toBeLessThan(minuteMs);
    expect([times[10], times[20]]).toEqual([minuteMs, 2 * minuteMs]);
    for (const [i, at] of times.slice(10).entries()) expect(at - (times[i] ?? 0)).toBeGreaterThanOrEqual(minuteMs);
  });

  it.each([
    ['an hour', 300, hourMs],
    ['a day', 7_200, dayMs],
  ])('hold to the request over %s', async (_name, requests, perMs) => {
    await using server = await startPlosServer({ articles: 1 });
    const first = clock.nowMs;
    await noteRequests(new URL(server.url).host, requests, perMs);
    await startClient(clock).ask(server.url);
    expect(clock.nowMs).toBe(first + perMs);
    expect(server.requests).toHaveLength(1);
  });

  it('give way to a server that wants more patience', async () => {
    await using server = await startPlosServer({
      articles: 1,
      faultOf: (request) => (request === 1 ? 'unavailable' : null),
    });
    const first = clock.nowMs;
    await expect(startClient(clock).ask(server.url)).rejects.toThrow('503');
    await startClient(clock).ask(server.url);
    expect(clock.nowMs).toBe(first + 1_000);
  });

  it('hold to the request where many look at a source at once', async () => {
    const limits = limitsFor('plos', 'api.plos.org');
    const nowMs = clock.nowMs;
    const notes = Array.from({ length: 15 }, () =>
      noteRequest(database, {
        ...{ host: 'made.example', nowMs, sinceMs: 0 },
        waitMs: ({ pastMs }) => waitBeforeRequest({ ...limits, intervalMs: 0 }, pastMs, nowMs),
      }),
    );
    expect((await Promise.all(notes)).filter((waitMs) => waitMs === 0)).toHaveLength(10);
    expect(await timesOfRequests()).toHaveLength(10);
  });

  it('count a redirect as a request', async () => {
    await using server = await startPlosServer({ articles: 1 });
    const redirecting = createServer((_request, response) => response.writeHead(302, { location: server.url }).end());
    await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
    const address = redirecting.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await startClient(clock).ask(`http://127.0.0.1:${port}/`);
    await new Promise((resolve) => redirecting.close(resolve));
    const { rows } = await pool.query<{ host: string }>('select host from harvest_request order by id');
    expect(rows.map(({ host }) => host)).toEqual([`127.0.0.1:${port}`, new URL(server.url).host]);
  });
});
