import { AppError, execute, type SparkScorer, scoreOnSpark } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { decodeGlobalId, keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { RunStarted } from '../runs/run-started.object.js';

@InputType({ description: 'A table that Spark reads, and what scores it.' })
class ScoreOnSparkInput {
  @Field(() => ID, {
    description: 'An imported model, which scores rows; or a version, which suggests subjects for documents.',
  })
  declare readonly scorerId: string;

  @Field(() => String, {
    description:
      'The table: a file or folder below `CLASSMARK_SPARK_FOLDER`, as Parquet unless its name ends in .csv or .json. Documents are in the columns `id`, `title` and `text`.',
  })
  declare readonly input: string;

  @Field(() => String, { description: 'The folder to write, named in the same way. Existing output is replaced.' })
  declare readonly output: string;
}

const ScoreOnSparkResult = answerUnion('ScoreOnSparkResult', 'The run, or why it was refused.', RunStarted, [
  NotFoundProblem,
  ConflictProblem,
]);

@Resolver()
export class ScoreOnSparkResolver {
  @Mutation(() => ScoreOnSparkResult, {
    description: 'Scores a table on Spark, by an imported model or a version. For operators.',
  })
  async scoreOnSpark(
    @Arg('input', () => ScoreOnSparkInput) { scorerId, input, output }: ScoreOnSparkInput,
    @Ctx() { actor, config, tableScoring, loaders }: RequestContext,
  ): Promise<RunStarted> {
    const ports = { store: tableScoring, folder: config.sparkFolder };
    const { runId } = await execute(scoreOnSpark, ports, actor, { scorer: scorerOf(scorerId), input, output });
    return { run: await follow(loaders.runs, runId) };
  }
}

function scorerOf(id: string): SparkScorer {
  switch (decodeGlobalId(id)?.type) {
    case 'ImportedModel':
      return { kind: 'importedModel', id: keyOf('ImportedModel', id) };
    case 'ModelVersion':
      return { kind: 'version', id: keyOf('ModelVersion', id) };
    default: {
      const message = 'Not the id of an imported model or a version.';
      throw new AppError('INVALID_INPUT', `scorerId: ${message}`, [{ path: 'scorerId', message }]);
    }
  }
}
