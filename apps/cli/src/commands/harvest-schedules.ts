import type { Command } from 'commander';
import { z } from 'zod';
import type { Config } from '../config.js';
import { problemFields, resultOf } from '../service/problem.js';
import { openService, type Service } from '../service/service.js';
import { ServiceError } from '../service/service-error.js';
import { addServiceOptions, serviceOptions } from '../service/service-options.js';
import { addConfirmedOptions, openConfirmed } from '../service/upkeep.js';
import type { Terminal } from '../terminal/terminal.js';
import { parseOptions } from '../terminal/usage-error.js';

const schedule = z.object({
  id: z.string(),
  title: z.string(),
  cron: z.string(),
  timeZone: z.string(),
  nextAt: z.string(),
  lastRun: z.object({ state: z.string() }).nullable(),
});
type Schedule = z.output<typeof schedule>;
const fields = 'id title cron timeZone nextAt lastRun { state }';
const listed = z.object({ harvestSchedules: z.array(schedule) });
const changed = resultOf(z.object({ schedules: z.array(schedule) }));

const removal = `mutation Unschedule($input: RemoveHarvestScheduleInput!) {
  removeHarvestSchedule(input: $input) { ... on HarvestSchedulesChanged { schedules { ${fields} } } ${problemFields} }
}`;

function describe({ id, title, cron, timeZone, nextAt, lastRun }: Schedule): string {
  const last = lastRun === null ? 'never run' : `last run ${lastRun.state.toLowerCase()}`;
  return `${id}  ${title}: ${cron} (${timeZone}), next ${nextAt}, ${last}\n`;
}

/** Schedules a harvest. */
export async function scheduleHarvest(service: Service, input: object, terminal: Terminal): Promise<void> {
  const mutation = `mutation Schedule($input: ScheduleHarvestInput!) {
    scheduleHarvest(input: $input) { ... on HarvestSchedulesChanged { schedules { ${fields} } } ${problemFields} }
  }`;
  const answer = await service.ask(z.object({ scheduleHarvest: changed }), mutation, { input });
  const added = answer.scheduleHarvest.schedules.at(-1);
  if (added !== undefined) terminal.out(`Scheduled: ${describe(added)}`);
}

/** `classmark harvest schedules` and `unschedule`: lists and removes what is harvested again and again. */
export function addHarvestSchedules(harvest: Command, terminal: Terminal, config: Config): void {
  const list = harvest.command('schedules').description('list the schedules of harvests');
  addServiceOptions(list).action(async (given: unknown) => {
    const { url, key, json } = parseOptions(serviceOptions, given);
    const service = await openService(config, { url, key });
    const { harvestSchedules } = await service.ask(listed, `{ harvestSchedules { ${fields} } }`);
    terminal.out(json ? `${JSON.stringify(harvestSchedules)}\n` : harvestSchedules.map(describe).join(''));
  });
  const remove = harvest.command('unschedule <id>').description('remove a schedule; its documents stay');
  addConfirmedOptions(remove).action(async (scheduleId: string, given: unknown) => {
    const { service, yes, json } = await openConfirmed(config, terminal, given);
    const { harvestSchedules } = await service.ask(listed, `{ harvestSchedules { ${fields} } }`);
    const found = harvestSchedules.find(({ id }) => id === scheduleId);
    if (found === undefined) throw new ServiceError(`No schedule with the id "${scheduleId}".`);
    if (yes) await service.ask(z.object({ removeHarvestSchedule: changed }), removal, { input: { scheduleId } });
    if (json) terminal.out(`${JSON.stringify({ done: yes, schedule: found })}\n`);
    else terminal.out(`removing ${describe(found)}${yes ? '' : 'Pass --yes to do it.\n'}`);
  });
}
