import type { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Timetable, TimetableEntry } from './timetable.js';

const due = z.strictObject({ key: z.string() });

/** Keeps the queue's own cron as a timetable says, and begins what is due: once, however many workers there are. */
export class ScheduledQueue {
  private readonly boss: PgBoss;
  private readonly timetable: Timetable;
  /** What the queue was last told. */
  private told: string | null = null;

  constructor(boss: PgBoss, timetable: Timetable) {
    this.boss = boss;
    this.timetable = timetable;
  }

  async start(): Promise<void> {
    const { name, begin } = this.timetable;
    await this.boss.createQueue(name, { retryLimit: 5, retryBackoff: true });
    await this.boss.work(name, async (jobs) => {
      for (const { data } of jobs) await begin(due.parse(data).key);
    });
  }

  /** Tells the queue what has changed. */
  async follow(): Promise<void> {
    const entries = await this.timetable.list();
    const said = JSON.stringify(entries.map(({ key, cron, timeZone }) => [key, cron, timeZone]));
    if (said === this.told) return;
    for (const entry of entries) await this.schedule(entry);
    const keys = new Set(entries.map(({ key }) => key));
    for (const { key } of await this.boss.getSchedules(this.timetable.name)) {
      if (!keys.has(key)) await this.boss.unschedule(this.timetable.name, key);
    }
    this.told = said;
  }

  /** What came due while no worker was there is made up for once. */
  private schedule({ key, cron, timeZone }: TimetableEntry): Promise<void> {
    return this.boss.schedule(this.timetable.name, cron, { key }, { key, tz: timeZone, missed: 'once' });
  }
}
