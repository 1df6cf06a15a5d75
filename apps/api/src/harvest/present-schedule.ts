import { type HarvestSchedule, nextTime, titleOf } from '@classmark/domain';
import type { Loaders } from '../loaders.js';
import type { HarvestScheduleObject } from './harvest-schedule.object.js';

/** A schedule as people see it, with its last run. */
export async function presentSchedule(
  { runs }: Pick<Loaders, 'runs'>,
  { id, input, cron, timeZone, lastRun }: HarvestSchedule,
): Promise<HarvestScheduleObject> {
  const { protocol, url, source, scheme } = input;
  const nextAt = nextTime({ cron, timeZone }, new Date());
  const run = lastRun === null ? null : await runs.load(lastRun.id);
  return { id, title: titleOf(input), protocol, url, source, scheme, cron, timeZone, nextAt, lastRun: run };
}
