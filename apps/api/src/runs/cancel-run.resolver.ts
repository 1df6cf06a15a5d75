import { cancelRun, execute } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { bigKeyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { RunObject } from './run.object.js';

@InputType({ description: 'The run to cancel.' })
class CancelRunInput {
  @Field(() => ID, { description: 'The run.' })
  declare readonly runId: string;
}

@ObjectType({ description: 'The run is cancelled, or will be within seconds; nothing half done remains.' })
class RunCancelled {
  @Field(() => RunObject, { description: 'The run as it is now.' })
  declare readonly run: RunObject;
}

const CancelRunResult = answerUnion('CancelRunResult', 'The run, or why it was not cancelled.', RunCancelled, [
  NotFoundProblem,
  ConflictProblem,
]);

@Resolver()
export class CancelRunResolver {
  @Mutation(() => CancelRunResult, { description: 'Cancels a run. For operators.' })
  async cancelRun(
    @Arg('input', () => CancelRunInput) input: CancelRunInput,
    @Ctx() { runs, actor, loaders }: RequestContext,
  ): Promise<RunCancelled> {
    const runId = bigKeyOf('Run', input.runId, 'runId');
    await execute(cancelRun, runs, actor, { runId });
    return { run: await follow(loaders.runs.clear(runId), runId) };
  }
}
