import type { HarvestProtocol } from '@classmark/domain';
import { Field, ObjectType } from 'type-graphql';
import { NodeObject } from '../graphql/node.js';
import { DateTime } from '../graphql/scalars.js';
import { SeenBy } from '../graphql/seen-by.js';
import { RunObject } from '../runs/run.object.js';
import { HarvestProtocolEnum } from './harvest-query.input.js';

@SeenBy('operator')
@ObjectType('HarvestSchedule', {
  implements: NodeObject,
  description: 'A scheduled harvest: it is repeated, each time for what has changed since the last successful one.',
})
export class HarvestScheduleObject extends NodeObject {
  @Field(() => String, { description: 'What is harvested, for people.' })
  declare readonly title: string;

  @Field(() => HarvestProtocolEnum, { description: 'The protocol that the source speaks.' })
  declare readonly protocol: HarvestProtocol;

  @Field(() => String, { description: 'The address that is asked.' })
  declare readonly url: string;

  @Field(() => String, { description: 'The source of the documents.' })
  declare readonly source: string;

  @Field(() => String, { nullable: true, description: 'The scheme of their subjects; null if these are not read.' })
  declare readonly scheme: string | null;

  @Field(() => String, { description: 'When it starts, as a cron expression: minute, hour, day, month, weekday.' })
  declare readonly cron: string;

  @Field(() => String, { description: 'The time zone of `cron`, such as Europe/Berlin.' })
  declare readonly timeZone: string;

  @Field(() => DateTime, { description: 'When it starts next.' })
  declare readonly nextAt: Date;

  @Field(() => RunObject, { nullable: true, description: 'Its last run; null before the first.' })
  declare readonly lastRun: RunObject | null;
}
