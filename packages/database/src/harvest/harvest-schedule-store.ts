import { AppError, type HarvestRetryStore, type HarvestScheduleStore } from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database } from '../database.js';
import { transact } from '../transact.js';
import { auditedOf, createHarvestStore } from './harvest-store.js';
import { listHarvestSchedules } from './list-harvest-schedules.js';

export function createHarvestScheduleStore(database: Database): HarvestScheduleStore & HarvestRetryStore {
  return {
    ...createHarvestStore(database),
    addSchedule: ({ actor, input, cron, timeZone }) =>
      transact(database, async (tx) => {
        const { id } = await tx.harvestSchedule.create({ data: { input, cron, timeZone }, select: { id: true } });
        const details = { cron, timeZone, ...auditedOf(input) };
        await recordAudit(tx, { actor, action: 'harvest.scheduled', target: `harvest-schedule:${id}`, details });
        return id;
      }),
    removeSchedule: (id, actor) =>
      transact(database, async (tx) => {
        const { count } = await tx.harvestSchedule.deleteMany({ where: { id } });
        if (count === 0) throw new AppError('NOT_FOUND', 'Schedule not found.');
        await recordAudit(tx, { actor, action: 'harvest.unscheduled', target: `harvest-schedule:${id}` });
      }),
    findSchedule: async (id) => (await listHarvestSchedules(database, id))[0] ?? null,
  };
}
