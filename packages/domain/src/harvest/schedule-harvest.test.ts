import { describe, expect, it } from 'vitest';
import { execute } from '../command.js';
import type { Actor } from '../role.js';
import type { RunState } from '../runs/run.js';
import {
  failedAtOf,
  type HarvestSchedule,
  isFault,
  nextTime,
  type ScheduledRun,
  warnOfFailedHarvests,
} from './harvest-schedule.js';
import { type NewHarvestSchedule, scheduleHarvest, startScheduledHarvest } from './schedule-harvest.js';
import type { StartHarvest } from './start-harvest.js';

const operator: Actor = { kind: 'system' };
const query = { protocol: 'oai', url: 'https://example.org/oai', set: 'theses', from: '2020-01-01' };

function fakeStore(lastRun: ScheduledRun | null = null, lastBegin: Date | null = null) {
  const added: NewHarvestSchedule[] = [];
  const started: StartHarvest[] = [];
  const retried: bigint[] = [];
  const store = {
    hasScheme: async () => true,
    listSucceeded: async () => (lastBegin === null ? [] : [{ from: null, askedAt: lastBegin }]),
    startHarvest: async (start: StartHarvest) => {
      started.push(start);
      return { runId: 1n };
    },
    retryHarvest: async (runId: bigint) => {
      retried.push(runId);
    },
    addSchedule: async (schedule: NewHarvestSchedule) => added.push(schedule),
    removeSchedule: async () => {},
    findSchedule: async (id: number): Promise<HarvestSchedule | null> => {
      const [schedule] = added;
      return schedule === undefined ? null : { ...schedule, id, createdAt: new Date(0), lastRun, failedAt: null };
    },
  };
  return { store, added, started, retried };
}

const schedule = async (lastRun?: ScheduledRun | null, lastBegin?: Date) => {
  const fake = fakeStore(lastRun, lastBegin);
  await execute(scheduleHarvest, fake.store, operator, { query, cron: '0 2 * * *' });
  return fake;
};
const lastRun = (state: RunState, isFault = false): ScheduledRun => ({
  ...{ id: 5n, state, isFault },
  finishedAt: new Date('2026-03-02T02:01:00Z'),
});

describe('scheduleHarvest', () => {
  it('keeps what is asked for, in UTC where no time zone is named', async () => {
    const { added } = await schedule();
    expect(added).toMatchObject([{ cron: '0 2 * * *', timeZone: 'UTC', input: { set: 'theses', from: '2020-01-01' } }]);
  });

  it.each([
    ['a cron expression that is none', { cron: 'at noon' }, 'cron'],
    ['one with seconds', { cron: '* * * * * *' }, 'cron'],
    ['a time zone that is none', { cron: '0 2 * * *', timeZone: 'Europe/Atlantis' }, 'timeZone'],
    ['a last day', { cron: '0 2 * * *', query: { ...query, until: '2026-01-01' } }, 'query.until'],
  ])('refuses %s', async (_what, input, path) => {
    await expect(execute(scheduleHarvest, fakeStore().store, operator, { query, ...input })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      issues: [{ path }],
    });
  });
});

describe('startScheduledHarvest', () => {
  it('asks for what was asked for at first, as long as no harvest of the same has succeeded', async () => {
    const { store, started } = await schedule();
    await startScheduledHarvest(store, 7);
    expect(started).toMatchObject([
      { title: 'Harvest of example.org, theses', input: { from: '2020-01-01', scheduleId: 7 } },
    ]);
  });

  it('has its last run go on where its source failed it', async () => {
    const { store, started, retried } = await schedule(lastRun('failed'), new Date('2026-03-01T02:00:00Z'));
    await startScheduledHarvest(store, 7);
    expect([started, retried]).toEqual([[], [5n]]);
  });

  it.each([
    { state: 'cancelled', isFault: false },
    { state: 'failed', isFault: true },
  ] as const)('asks for what has changed since the last that succeeded, though one ended since as %o', async (end) => {
    const { store, started } = await schedule(lastRun(end.state, end.isFault), new Date('2026-03-01T02:00:00Z'));
    await startScheduledHarvest(store, 7);
    expect(started).toMatchObject([
      { title: 'Harvest of example.org, theses since 2026-02-28', input: { from: '2026-02-28' } },
    ]);
  });

  it.each(['queued', 'running'] as const)('starts nothing while its last run is %s', async (state) => {
    const { store, started } = await schedule(lastRun(state));
    await startScheduledHarvest(store, 7);
    expect(started).toEqual([]);
  });

  it('starts nothing once the schedule is removed', async () => {
    const { store, started } = fakeStore();
    await startScheduledHarvest(store, 7);
    expect(started).toEqual([]);
  });
});

describe('nextTime', () => {
  it('is in the time zone of the schedule, also where its clocks change', () => {
    const recurrence = { cron: '0 2 * * *', timeZone: 'Europe/Berlin' };
    expect(nextTime(recurrence, new Date('2026-01-15T12:00:00Z'))).toEqual(new Date('2026-01-16T01:00:00Z'));
    expect(nextTime(recurrence, new Date('2026-07-15T12:00:00Z'))).toEqual(new Date('2026-07-16T00:00:00Z'));
  });
});

it.each([
  ['FAULT', true],
  ['WORKER_LOST', true],
  ['SOURCE_FAILED', false],
  [null, false],
])('a run that ended by %s is a fault of ours: %s', (code, expected) => {
  expect(isFault(code)).toBe(expected);
});

describe('a schedule', () => {
  const [finishedAt, retriedAt] = [new Date(1), new Date(2)];

  it.each([
    ['that never ran', null, null],
    ['whose last run succeeded', { state: 'succeeded', finishedAt, retriedAt: null }, null],
    ['whose last run succeeded when it was retried', { state: 'succeeded', finishedAt, retriedAt }, null],
    ['whose last run failed', { state: 'failed', finishedAt, retriedAt: null }, finishedAt],
    ['whose last run failed when it was retried', { state: 'failed', finishedAt, retriedAt }, finishedAt],
    ['whose last run is retried', { state: 'running', finishedAt: null, retriedAt }, retriedAt],
    ['whose retry was cancelled', { state: 'cancelled', finishedAt, retriedAt }, finishedAt],
  ] as const)('%s has failed since its time, if at all', (_, last, since) => {
    expect(failedAtOf(last)).toBe(since);
  });
});

describe('warnOfFailedHarvests', () => {
  const warn = async (failedAt: Date | null) => {
    const found = await (await schedule()).store.findSchedule(7);
    return warnOfFailedHarvests(found === null ? [] : [{ ...found, failedAt }]);
  };

  it('names a scheduled harvest that failed, with the day', async () => {
    expect(await warn(new Date('2026-03-02T02:01:00Z'))).toEqual([
      'The scheduled harvest of example.org, theses failed on 2026-03-02: its run on the Harvest page says why.',
    ]);
  });

  it('says nothing of one that did not', async () => {
    expect(await warn(null)).toEqual([]);
  });
});
