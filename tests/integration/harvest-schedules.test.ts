import { createHarvestScheduleStore, createHarvestStore, listHarvestSchedules } from '@classmark/database';
import { execute, retryHarvest, startScheduledHarvest } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHarvestTimetable } from '../../apps/worker/src/harvest/harvest-timetable.js';
import { startOaiServer } from '../harvest-servers/oai-server.js';
import { startHarvestRunner } from '../support/harvesting.js';
import { problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { runCommand } from '../support/run-command.js';
import { openTestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const { url, database } = await openTestDatabase();
let server: RoleApi;
beforeAll(async () => {
  server = await startRoleApi(database, url);
});
afterAll(() => server[Symbol.asyncDispose]());

interface Shown {
  readonly id: string;
  readonly lastRun: { readonly title: string; readonly state: string } | null;
}

const fields = 'id title source cron timeZone nextAt lastRun { title state }';
const schedule = `mutation ($input: ScheduleHarvestInput!) { answer: scheduleHarvest(input: $input) {
  __typename ${problemFields} ... on HarvestSchedulesChanged { schedules { ${fields} } } } }`;
const remove = `mutation ($input: RemoveHarvestScheduleInput!) { answer: removeHarvestSchedule(input: $input) {
  __typename ${problemFields} ... on HarvestSchedulesChanged { schedules { id } } } }`;

const list = async () =>
  (await server.ask<{ harvestSchedules: Shown[] }>('operator', `{ harvestSchedules { ${fields} } }`)).harvestSchedules;
const alerts = async () =>
  (await server.ask<{ overview: { alerts: string[] } }>('operator', '{ overview { alerts } }')).overview.alerts;
const removeLast = async (): Promise<void> => {
  const scheduleId = (await list()).at(-1)?.id;
  const { answer } = await server.ask<{ answer: object }>('operator', remove, { input: { scheduleId } });
  expect(answer).toMatchObject({ __typename: 'HarvestSchedulesChanged' });
};
const everyMinute = (address: string) => ({
  query: { protocol: 'OAI', url: address, allowLocal: true },
  ...{ source: 'made', scheme: 'Made', createSubjects: true, cron: '* * * * *' },
});

describe('a schedule of harvests', () => {
  it('is listed with its next time until it is removed', async () => {
    const query = { protocol: 'OAI', url: 'https://repository.example.org/oai' };
    const input = { query, cron: '0 2 * * *', timeZone: 'Europe/Berlin' };
    expect(await server.ask('operator', schedule, { input })).toMatchObject({
      answer: {
        schedules: [{ title: 'Harvest of repository.example.org', nextAt: expect.any(String), lastRun: null }],
      },
    });
    const [{ id: scheduleId } = { id: '' }] = await list();
    expect(await server.ask('operator', remove, { input: { scheduleId } })).toEqual({
      answer: { __typename: 'HarvestSchedulesChanged', schedules: [] },
    });
    expect(await server.ask('operator', remove, { input: { scheduleId } })).toMatchObject({
      answer: { __typename: 'NotFoundProblem' },
    });
  });

  it('is removed by command only where somebody says yes', async () => {
    const query = { protocol: 'OAI', url: 'https://repository.example.org/oai' };
    await server.ask('operator', schedule, { input: { query, cron: '0 2 * * *', timeZone: 'Europe/Berlin' } });
    const [{ id } = { id: '' }] = await list();
    const access = { CLASSMARK_API_URL: server.api.url, CLASSMARK_API_KEY: server.as('operator').key ?? '' };
    const unschedule = (...argv: string[]) => runCommand(access, 'harvest', 'unschedule', ...argv);
    const { out } = await unschedule(id);
    expect(out).toMatch(/^removing .*Harvest of repository\.example\.org: 0 2 .*\nPass --yes to do it\.\n$/);
    expect(await list()).toHaveLength(1);
    expect(await unschedule(id, '--yes')).toMatchObject({ code: 0 });
    expect(await list()).toEqual([]);
    expect((await unschedule(id, '--yes')).err).toBe(`error: No schedule with the id "${id}".\n`);
  });

  it('starts harvests by the queue’s clock, the next for what has changed since, and no more once it is removed', async () => {
    await using source = await startOaiServer({ articles: 30, pageSize: 20 });
    await using _runner = await startHarvestRunner({ database, url }, { timetable: createHarvestTimetable(database) });
    await server.ask('operator', schedule, { input: everyMinute(source.url) });
    await until('the scheduled harvest', async () => (await list())[0]?.lastRun?.state === 'SUCCEEDED');
    expect(await database.prisma.document.count({ where: { source: { name: 'made' } } })).toBeGreaterThan(20);
    const [{ id } = { id: 0 }] = await listHarvestSchedules(database);
    await startScheduledHarvest(createHarvestScheduleStore(database), id);
    expect((await list())[0]?.lastRun?.title).toMatch(/since \d{4}-\d\d-\d\d$/);
    await server.ask('operator', remove, { input: { scheduleId: (await list())[0]?.id } });
    await until('the queue to forget it', async () => {
      const { rows } = await database.pool.query('select 1 from pgboss.schedule');
      return rows.length === 0;
    });
  });

  it.each([
    ['FAULT', true],
    ['WORKER_LOST', true],
    ['INVALID_INPUT', false],
  ])('says of a run that ended with %s whether the fault is ours: %s', async (code, isFault) => {
    await server.ask('operator', schedule, { input: everyMinute('http://127.0.0.1:9/oai') });
    const id = (await listHarvestSchedules(database)).at(-1)?.id ?? 0;
    await startScheduledHarvest(createHarvestScheduleStore(database), id);
    const problem = JSON.stringify({ code, message: 'made' });
    await database.pool.query("update run set state = 'failed', problem = $1 where state = 'queued'", [problem]);
    expect(await listHarvestSchedules(database, id)).toMatchObject([{ lastRun: { isFault } }]);
    await removeLast();
  });

  it('is no alert where its run was cancelled and goes on by hand, but where it had failed', async () => {
    await server.ask('operator', schedule, { input: everyMinute('http://127.0.0.1:9/oai') });
    const { id } = (await listHarvestSchedules(database)).at(-1) ?? { id: 0 };
    await startScheduledHarvest(createHarvestScheduleStore(database), id);
    const runId = (await listHarvestSchedules(database, id))[0]?.lastRun?.id ?? 0n;
    const failedAfter = async (state: string) => {
      await database.pool.query('update run set state = $1::run_state where id = $2', [state, runId]);
      await execute(retryHarvest, createHarvestStore(database), { kind: 'system' }, { runId });
      return (await listHarvestSchedules(database, id))[0]?.failedAt;
    };
    expect(await failedAfter('cancelled')).toBeNull();
    expect(await failedAfter('failed')).toEqual(expect.any(Date));
    expect(await failedAfter('cancelled')).toEqual(expect.any(Date));
    await removeLast();
  });

  it('is an alert where its last run failed, until one succeeds', async () => {
    await using source = await startOaiServer({ articles: 5, pageSize: 20 });
    await server.ask('operator', schedule, { input: everyMinute(source.url) });
    const [{ id } = { id: 0 }] = await listHarvestSchedules(database);
    const store = createHarvestScheduleStore(database);
    const end = (state: string) =>
      database.pool.query('update run set state = $1::run_state, finished_at = now() where state = $2', [
        state,
        'queued',
      ]);
    await startScheduledHarvest(store, id);
    await end('failed');
    expect(await alerts()).toContainEqual(expect.stringContaining('The scheduled harvest of 127.0.0.1 failed on'));
    await startScheduledHarvest(store, id);
    expect((await list())[0]?.lastRun?.state).toBe('QUEUED');
    expect(await alerts()).toContainEqual(expect.stringContaining('harvest of 127.0.0.1 failed on'));
    await end('cancelled');
    expect(await alerts()).toContainEqual(expect.stringContaining('harvest of 127.0.0.1 failed on'));
    await startScheduledHarvest(store, id);
    await end('succeeded');
    expect((await alerts()).filter((alert) => alert.includes('harvest'))).toEqual([]);
  });
});
