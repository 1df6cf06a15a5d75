import { deleteEncoder, execute, importEncoder } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { bigKeyOf, keyOf } from '../graphql/global-id.js';
import { ConflictProblem, NotFoundProblem } from '../graphql/problem.js';
import { RunStarted } from '../runs/run-started.object.js';

@InputType({ description: 'An encoder to import.' })
class ImportEncoderInput {
  @Field(() => ID, {
    description:
      'The upload of its folder as a zip, as POST /uploads answered: `config.json`, `tokenizer.json`, ' +
      '`tokenizer_config.json` and `model.safetensors` of a BERT with mean pooling.',
  })
  declare readonly uploadId: string;

  @Field(() => String, { description: 'Its unique name.' })
  declare readonly name: string;
}

@InputType({ description: 'An encoder to delete.' })
class DeleteEncoderInput {
  @Field(() => ID, { description: 'The encoder.' })
  declare readonly id: string;
}

@ObjectType({ description: 'The encoder is deleted.' })
class EncoderDeleted {
  @Field(() => ID, { description: 'The id it had.' })
  declare readonly deletedId: string;
}

const problems = [NotFoundProblem, ConflictProblem];
const ImportEncoderResult = answerUnion('ImportEncoderResult', 'The run, or why there is none.', RunStarted, problems);
const DeleteEncoderResult = answerUnion(
  'DeleteEncoderResult',
  'The id, or why nothing was deleted.',
  EncoderDeleted,
  problems,
);

@Resolver()
export class ImportEncoderResolver {
  @Mutation(() => ImportEncoderResult, {
    description: 'Imports an uploaded sentence transformer, of at most 512 MB. For operators.',
  })
  async importEncoder(
    @Arg('input', () => ImportEncoderInput) { uploadId, name }: ImportEncoderInput,
    @Ctx() { actor, encoders, loaders }: RequestContext,
  ): Promise<RunStarted> {
    const input = { uploadId: bigKeyOf('Upload', uploadId, 'uploadId'), name };
    const { runId } = await execute(importEncoder, encoders, actor, input);
    return { run: await follow(loaders.runs, runId) };
  }

  @Mutation(() => DeleteEncoderResult, {
    description: 'Deletes an encoder that no model is trained with. For operators.',
  })
  async deleteEncoder(
    @Arg('input', () => DeleteEncoderInput) { id }: DeleteEncoderInput,
    @Ctx() { actor, encoders }: RequestContext,
  ): Promise<EncoderDeleted> {
    await execute(deleteEncoder, encoders, actor, { id: keyOf('Encoder', id) });
    return { deletedId: id };
  }
}
