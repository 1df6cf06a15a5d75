import { deleteWordVectors, execute, importWordVectors, learnWordVectors } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { bigKeyOf, keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { RunStarted } from '../runs/run-started.object.js';
import { architectureOf, WordVectorArchitectureEnum } from './word-vectors.enum.js';

@InputType({ description: 'Word vectors to import.' })
class ImportWordVectorsInput {
  @Field(() => ID, {
    description:
      'The upload, as POST /uploads answered: word2vec (binary or text), fastText `.vec` or GloVe, gzipped or not, or an H2O MOJO.',
  })
  declare readonly uploadId: string;

  @Field(() => String, { description: 'Their unique name.' })
  declare readonly name: string;
}

@InputType({ description: 'Word vectors to learn.' })
class LearnWordVectorsInput {
  @Field(() => String, { description: 'Their unique name.' })
  declare readonly name: string;

  @Field(() => WordVectorArchitectureEnum, { nullable: true, description: 'How to learn; SKIP_GRAM if left out.' })
  declare readonly architecture?: keyof typeof architectureOf | null;

  @Field(() => Int, { nullable: true, description: 'Numbers in a vector, 2 to 500; 100 if left out.' })
  declare readonly dimensions?: number | null;

  @Field(() => Int, { nullable: true, description: 'Most neighbours on either side, 1 to 50; 5 if left out.' })
  declare readonly window?: number | null;

  @Field(() => Int, { nullable: true, description: 'Passes over the documents, 1 to 100; 5 if left out.' })
  declare readonly epochs?: number | null;

  @Field(() => Int, { nullable: true, description: 'Words that occur less often are left out; 5 if left out.' })
  declare readonly minCount?: number | null;

  @Field(() => Int, { nullable: true, description: 'The seed of every random choice; 1 if left out.' })
  declare readonly seed?: number | null;
}

@InputType({ description: 'Word vectors to delete.' })
class DeleteWordVectorsInput {
  @Field(() => ID, { description: 'The word vectors.' })
  declare readonly id: string;
}

@ObjectType({ description: 'The word vectors are deleted.' })
class WordVectorsDeleted {
  @Field(() => ID, { description: 'The id they had.' })
  declare readonly deletedId: string;
}

const problems = [NotFoundProblem, ConflictProblem];
const ImportWordVectorsResult = answerUnion(
  'ImportWordVectorsResult',
  'The run, or why there is none.',
  RunStarted,
  problems,
);
const LearnWordVectorsResult = answerUnion(
  'LearnWordVectorsResult',
  'The run, or why there is none.',
  RunStarted,
  problems,
);
const DeleteWordVectorsResult = answerUnion(
  'DeleteWordVectorsResult',
  'The id, or why nothing was deleted.',
  WordVectorsDeleted,
  problems,
);

@Resolver()
export class MakeWordVectorsResolver {
  @Mutation(() => ImportWordVectorsResult, {
    description: 'Imports the first 200,000 words of an uploaded file of word vectors. For operators.',
  })
  async importWordVectors(
    @Arg('input', () => ImportWordVectorsInput) { uploadId, name }: ImportWordVectorsInput,
    @Ctx() { actor, wordVectors, loaders }: RequestContext,
  ): Promise<RunStarted> {
    const input = { uploadId: bigKeyOf('Upload', uploadId, 'uploadId'), name };
    const { runId } = await execute(importWordVectors, wordVectors, actor, input);
    return { run: await follow(loaders.runs, runId) };
  }

  @Mutation(() => LearnWordVectorsResult, {
    description: 'Learns word vectors from the active documents outside the test set (word2vec). For operators.',
  })
  async learnWordVectors(
    @Arg('input', () => LearnWordVectorsInput) { architecture, ...input }: LearnWordVectorsInput,
    @Ctx() { actor, wordVectors, loaders }: RequestContext,
  ): Promise<RunStarted> {
    const { runId } = await execute(learnWordVectors, wordVectors, actor, {
      ...input,
      architecture: architecture && architectureOf[architecture],
    });
    return { run: await follow(loaders.runs, runId) };
  }

  @Mutation(() => DeleteWordVectorsResult, {
    description: 'Deletes word vectors that no model is trained with; versions stay as they are. For operators.',
  })
  async deleteWordVectors(
    @Arg('input', () => DeleteWordVectorsInput) { id }: DeleteWordVectorsInput,
    @Ctx() { actor, wordVectors }: RequestContext,
  ): Promise<WordVectorsDeleted> {
    await execute(deleteWordVectors, wordVectors, actor, { id: keyOf('WordVectors', id) });
    return { deletedId: id };
  }
}
