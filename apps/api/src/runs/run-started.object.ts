import { Field, ObjectType } from 'type-graphql';
import { RunObject } from './run.object.js';

@ObjectType({ description: 'The run is queued; follow it with `runProgress`.' })
export class RunStarted {
  @Field(() => RunObject, { description: 'The run.' })
  declare readonly run: RunObject;
}
