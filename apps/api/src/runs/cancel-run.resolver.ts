import { cancelRun, execute } from '@classmark/domain';
import { Arg, Ctx, createUnionType, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { bigKeyOf } from '../graphql/global-id.js';
import { ConflictProblem, InvalidInputProblem, NotAllowedProblem, NotFoundProblem } from '../graphql/problem.js';
import { RunObject } from './run.object.js';
import { getRun } from './run-loaders.js';

@InputType({ description: 'A run to stop.' })
class CancelRunInput {
  @Field(() => ID, { description: 'Which.' })
  declare readonly runId: string;
}

@ObjectType({ description: 'The run is cancelled, or will be within seconds; nothing half done remains.' })
class RunCancelled {
  @Field(() => RunObject, { description: 'The run as it stands.' })
  readonly run: RunObject;

  constructor(run: RunObject) {
    this.run = run;
  }
}

const CancelRunResult = createUnionType({
  name: 'CancelRunResult',
  description: 'The run, or why it goes on.',
  types: () => [RunCancelled, InvalidInputProblem, NotAllowedProblem, NotFoundProblem, ConflictProblem] as const,
});

@Resolver()
export class CancelRunResolver {
  @Mutation(() => CancelRunResult, { description: 'Stops a run; for operators.' })
  async cancelRun(
    @Arg('input', () => CancelRunInput) input: CancelRunInput,
    @Ctx() { runs, actor, loaders }: RequestContext,
  ): Promise<RunCancelled> {
    const runId = bigKeyOf('Run', input.runId, 'runId');
    await execute(cancelRun, runs, actor, { runId });
    return new RunCancelled(await getRun(loaders, runId));
  }
}
