import { listHarvestSchedules } from '@classmark/database';
import { execute, removeHarvestSchedule, requireRole, scheduleHarvest } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { Costs } from '../graphql/costs.js';
import { keyOf } from '../graphql/global-id.js';
import { NotFoundProblem } from '../graphql/problem.js';
import { HarvestRequestInput } from './harvest-request.input.js';
import { HarvestScheduleObject } from './harvest-schedule.object.js';
import { presentSchedule } from './present-schedule.js';

@InputType({ description: 'What to harvest, how to import it, and when to repeat it.' })
class ScheduleHarvestInput extends HarvestRequestInput {
  @Field(() => String, {
    description: 'When it starts, as a cron expression of five fields: `0 2 * * *` is at two every night.',
  })
  declare readonly cron: string;

  @Field(() => String, {
    nullable: true,
    description: 'The time zone of `cron`, such as Europe/Berlin; UTC if left out.',
  })
  declare readonly timeZone: string | null;
}

@InputType({ description: 'The schedule to remove.' })
class RemoveHarvestScheduleInput {
  @Field(() => ID, { description: 'The schedule.' })
  declare readonly scheduleId: string;
}

@ObjectType({ description: 'All schedules of harvests, as they are now.' })
class HarvestSchedulesChanged {
  @Field(() => [HarvestScheduleObject], { description: 'The schedules, the oldest first.' })
  declare readonly schedules: readonly HarvestScheduleObject[];
}

const ScheduleHarvestResult = answerUnion(
  'ScheduleHarvestResult',
  'The schedules with the new one, or why there is none.',
  HarvestSchedulesChanged,
);
const RemoveHarvestScheduleResult = answerUnion(
  'RemoveHarvestScheduleResult',
  'The schedules that are left, or why none was removed.',
  HarvestSchedulesChanged,
  [NotFoundProblem],
);

@Resolver()
export class HarvestScheduleResolver {
  @Costs({ work: 1_000 })
  @Query(() => [HarvestScheduleObject], {
    description: 'Lists the schedules of harvests, oldest first. For operators.',
  })
  harvestSchedules(@Ctx() context: RequestContext): Promise<HarvestScheduleObject[]> {
    requireRole(context.actor, 'operator');
    return list(context);
  }

  @Mutation(() => ScheduleHarvestResult, {
    description:
      'Schedules a harvest: it is repeated, each time for what has changed since the last successful one. For operators.',
  })
  async scheduleHarvest(
    @Arg('input', () => ScheduleHarvestInput) { query, ...given }: ScheduleHarvestInput,
    @Ctx() context: RequestContext,
  ): Promise<HarvestSchedulesChanged> {
    await execute(scheduleHarvest, context.harvests, context.actor, { ...given, query: { ...query } });
    return { schedules: await list(context) };
  }

  @Mutation(() => RemoveHarvestScheduleResult, {
    description: 'Removes a schedule; harvests that it has started continue. For operators.',
  })
  async removeHarvestSchedule(
    @Arg('input', () => RemoveHarvestScheduleInput) { scheduleId }: RemoveHarvestScheduleInput,
    @Ctx() context: RequestContext,
  ): Promise<HarvestSchedulesChanged> {
    const input = { scheduleId: keyOf('HarvestSchedule', scheduleId, 'scheduleId') };
    await execute(removeHarvestSchedule, context.harvests, context.actor, input);
    return { schedules: await list(context) };
  }
}

async function list({ database, loaders }: RequestContext): Promise<HarvestScheduleObject[]> {
  const schedules = await listHarvestSchedules(database);
  return Promise.all(schedules.map((schedule) => presentSchedule(loaders, schedule)));
}
