import { createHarvestScheduleStore, type Database, listHarvestSchedules } from '@classmark/database';
import { startScheduledHarvest } from '@classmark/domain';
import type { Timetable } from '@classmark/jobs';

/** When which scheduled harvest begins. */
export function createHarvestTimetable(database: Database): Timetable {
  const store = createHarvestScheduleStore(database);
  return {
    name: 'scheduled-harvest',
    list: async () =>
      (await listHarvestSchedules(database)).map(({ id, cron, timeZone }) => ({ key: String(id), cron, timeZone })),
    begin: (key) => startScheduledHarvest(store, Number(key)),
  };
}
