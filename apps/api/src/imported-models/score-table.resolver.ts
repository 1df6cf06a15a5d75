import { execute, scoreTable } from '@classmark/domain';
import type { RowMode } from '@classmark/mojo';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { bigKeyOf, keyOf } from '../graphql/global-id.js';
import { NotFoundProblem } from '../graphql/problem.js';
import { RunStarted } from '../runs/run-started.object.js';
import { RowModeEnum } from './row-mode.enum.js';

@InputType({ description: 'A table to score.' })
class ScoreTableInput {
  @Field(() => ID, { description: 'The imported model.' })
  declare readonly modelId: string;

  @Field(() => ID, {
    description: 'The upload of a CSV, tab-separated or Parquet file, as POST /uploads answered.',
  })
  declare readonly uploadId: string;

  @Field(() => RowModeEnum, {
    defaultValue: 'lenient',
    description: 'How to treat unknown levels, and texts that are not numbers.',
  })
  declare readonly mode: RowMode;
}

const ScoreTableResult = answerUnion('ScoreTableResult', 'The run, or why it was refused.', RunStarted, [
  NotFoundProblem,
]);

@Resolver()
export class ScoreTableResolver {
  @Mutation(() => ScoreTableResult, {
    description: 'Scores an uploaded table by an imported model; the scores are the output of the run. For operators.',
  })
  async scoreTable(
    @Arg('input', () => ScoreTableInput) { modelId, uploadId, mode }: ScoreTableInput,
    @Ctx() { actor, tableScoring, loaders }: RequestContext,
  ): Promise<RunStarted> {
    const input = {
      modelId: keyOf('ImportedModel', modelId, 'modelId'),
      uploadId: bigKeyOf('Upload', uploadId, 'uploadId'),
      mode,
    };
    const { runId } = await execute(scoreTable, tableScoring, actor, input);
    return { run: await follow(loaders.runs, runId) };
  }
}
