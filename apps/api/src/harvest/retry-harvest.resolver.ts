import { execute, retryHarvest } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { bigKeyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { RunStarted } from '../runs/run-started.object.js';

@InputType({ description: 'The harvest to retry.' })
class RetryHarvestInput {
  @Field(() => ID, { description: 'Its run.' })
  declare readonly runId: string;
}

const RetryHarvestResult = answerUnion('RetryHarvestResult', 'The run, or why it is not retried.', RunStarted, [
  NotFoundProblem,
  ConflictProblem,
]);

@Resolver()
export class RetryHarvestResolver {
  @Mutation(() => RetryHarvestResult, {
    description: 'Resumes a failed or cancelled harvest. For operators.',
  })
  async retryHarvest(
    @Arg('input', () => RetryHarvestInput) input: RetryHarvestInput,
    @Ctx() { harvests, actor, loaders }: RequestContext,
  ): Promise<RunStarted> {
    const runId = bigKeyOf('Run', input.runId, 'input.runId');
    await execute(retryHarvest, harvests, actor, { runId });
    return { run: await follow(loaders.runs.clear(runId), runId) };
  }
}
