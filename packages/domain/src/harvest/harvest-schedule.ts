import { CronExpressionParser } from 'cron-parser';
import type { RunState } from '../runs/run.js';
import type { HarvestInput } from './harvest-job.js';
import { titleOf } from './start-harvest.js';

/** When something is done again and again: a cron expression of five fields, and the time zone that it is meant in. */
export interface Recurrence {
  readonly cron: string;
  /** As the IANA names it, e.g. Europe/Berlin. */
  readonly timeZone: string;
}

/** The last run that a schedule began. */
export interface ScheduledRun {
  readonly id: bigint;
  readonly state: RunState;
  /** Whether it failed by an error of ours, and not of its source. */
  readonly isFault: boolean;
  readonly finishedAt: Date | null;
}

/** A harvest that is started again and again, each time for what has changed since the last one that succeeded. */
export interface HarvestSchedule extends Recurrence {
  readonly id: number;
  readonly input: HarvestInput;
  readonly createdAt: Date;
  readonly lastRun: ScheduledRun | null;
  /** When its last run failed that has succeeded or failed, also if it is retried since; null if that succeeded. */
  readonly failedAt: Date | null;
}

/** Whether what ended a run is an error of ours, and not of its source. */
export const isFault = (problemCode: string | null): boolean =>
  problemCode === 'FAULT' || problemCode === 'WORKER_LOST';

/** The last run of a schedule that has succeeded or failed, or that was retried after it failed. */
export interface LastOutcome {
  readonly state: RunState;
  /** Null while it is retried. */
  readonly finishedAt: Date | null;
  readonly retriedAt: Date | null;
}

/** Since when a schedule has failed; null if what it did last succeeded. A retry takes nothing back until it succeeds. */
export function failedAtOf(last: LastOutcome | null): Date | null {
  return last === null || last.state === 'succeeded' ? null : (last.finishedAt ?? last.retriedAt);
}

/** When a recurrence is due next. Throws RangeError if it is not a recurrence. */
export function nextTime({ cron, timeZone }: Recurrence, now: Date): Date {
  // The parser finds a wrong time zone late, and takes more than five fields.
  new Intl.DateTimeFormat('en', { timeZone });
  if (cron.trim().split(/\s+/).length !== 5) throw new RangeError('A cron expression has five fields.');
  try {
    return CronExpressionParser.parse(cron, { tz: timeZone, currentDate: now }).next().toDate();
  } catch (error) {
    throw new RangeError(`"${cron}" is not a valid cron expression.`, { cause: error });
  }
}

/** What somebody should look at: the scheduled harvests of which none has succeeded since one failed. */
export function warnOfFailedHarvests(schedules: readonly HarvestSchedule[]): string[] {
  return schedules.flatMap(({ input, failedAt }) => {
    if (failedAt === null) return [];
    const day = failedAt.toISOString().slice(0, 10);
    return [`The scheduled ${lowerFirst(titleOf(input))} failed on ${day}: its run on the Harvest page says why.`];
  });
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
