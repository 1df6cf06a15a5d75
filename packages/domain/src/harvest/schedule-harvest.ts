import { z } from 'zod';
import { defineCommand } from '../command.js';
import type { Actor } from '../role.js';
import type { HarvestInput } from './harvest-job.js';
import { type HarvestSchedule, nextTime, type Recurrence } from './harvest-schedule.js';
import type { HarvestRetryStore } from './retry-harvest.js';
import { completeHarvest, type HarvestStore, harvestRequest, sinceLastHarvest } from './start-harvest.js';

export interface HarvestScheduleStore extends HarvestStore, HarvestRetryStore {
  /** Keeps the schedule, with its audit event. */
  addSchedule(schedule: NewHarvestSchedule): Promise<number>;
  /** With its audit event; its runs stay. Throws AppError NOT_FOUND. */
  removeSchedule(id: number, actor: Actor): Promise<void>;
  /** Null if it has been removed. */
  findSchedule(id: number): Promise<HarvestSchedule | null>;
}

export interface NewHarvestSchedule extends Recurrence {
  readonly actor: Actor;
  readonly input: HarvestInput;
}

const scheduled = harvestRequest
  .extend({ cron: z.string().trim().max(200), timeZone: z.string().max(100).nullish() })
  .transform(({ timeZone, ...given }) => ({ ...given, timeZone: timeZone ?? 'UTC' }))
  .refine(({ query }) => query.until === null, {
    path: ['query', 'until'],
    message: 'A scheduled harvest cannot have an end date.',
  })
  .superRefine(({ cron, timeZone }, { addIssue }) => {
    try {
      nextTime({ cron, timeZone: 'UTC' }, new Date(0));
    } catch {
      addIssue({
        code: 'custom',
        path: ['cron'],
        message: `"${cron}" is not a valid cron expression of five fields (minute, hour, day, month, weekday), such as "0 2 * * *".`,
      });
      return;
    }
    try {
      nextTime({ cron, timeZone }, new Date(0));
    } catch {
      addIssue({
        code: 'custom',
        path: ['timeZone'],
        message: `"${timeZone}" is not a valid time zone, such as Europe/Berlin.`,
      });
    }
  });

/** Schedules a harvest. */
export const scheduleHarvest = defineCommand({
  name: 'scheduleHarvest',
  leastRole: 'operator',
  input: scheduled,
  async run(store: HarvestScheduleStore, actor, { cron, timeZone, ...given }) {
    return store.addSchedule({ actor, cron, timeZone, input: await completeHarvest(store, given) });
  },
});

export const removeHarvestSchedule = defineCommand({
  name: 'removeHarvestSchedule',
  leastRole: 'operator',
  input: z.strictObject({ scheduleId: z.int() }),
  run: (store: HarvestScheduleStore, actor, { scheduleId }) => store.removeSchedule(scheduleId, actor),
});

const system: Actor = { kind: 'system' };

/**
 * Starts the harvest of a schedule that is due, for what those before it have not taken in; or has its last run, where the
 * source failed it, go on where it stopped. Does nothing while that is unfinished.
 */
export async function startScheduledHarvest(store: HarvestScheduleStore, scheduleId: number): Promise<void> {
  const schedule = await store.findSchedule(scheduleId);
  if (schedule === null) return;
  const { input, lastRun } = schedule;
  switch (lastRun?.state) {
    case 'queued':
    case 'running':
      return;
    case 'failed':
      // What went wrong with us may be where it stopped.
      if (!lastRun.isFault) return store.retryHarvest(lastRun.id, system);
  }
  const start = await sinceLastHarvest(store, { ...input, scheduleId });
  await store.startHarvest({ actor: system, ...start });
}
