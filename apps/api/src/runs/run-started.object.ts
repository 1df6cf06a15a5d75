import { Field, ObjectType } from 'type-graphql';
import { RunObject } from './run.object.js';

@ObjectType({ description: 'The run waits for a worker; follow it by `runProgress`.' })
export class RunStarted {
  @Field(() => RunObject, { description: 'The run.' })
  readonly run: RunObject;

  constructor(run: RunObject) {
    this.run = run;
  }
}
