import { execute, importDocuments } from '@classmark/domain';
import { Arg, Ctx, createUnionType, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { bigKeyOf } from '../graphql/global-id.js';
import { InvalidInputProblem, NotAllowedProblem, NotFoundProblem } from '../graphql/problem.js';
import { getRun } from '../runs/run-loaders.js';
import { RunStarted } from '../runs/run-started.object.js';
import { FieldMappingInput } from './field-mapping.object.js';

@InputType({ description: 'A document as its source has it, markup and all.' })
class DocumentRecordInput {
  @Field(() => String, { description: 'Its id within the source.' })
  declare readonly id: string;

  @Field(() => String, { nullable: true, description: 'Its title.' })
  declare readonly title: string | null;

  @Field(() => String, { nullable: true, description: 'Its text or abstract.' })
  declare readonly text: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Slash paths or labels in the scheme; null where the source says nothing of them.',
  })
  declare readonly subjects: readonly string[] | null;
}

@InputType({ description: 'What to import: a file that was sent to POST /uploads, or records.' })
class ImportDocumentsInput {
  @Field(() => ID, { nullable: true, description: 'What POST /uploads answered.' })
  declare readonly uploadId: string | null;

  @Field(() => [DocumentRecordInput], { nullable: true, description: 'In place of a file; at most 1,000.' })
  declare readonly records: readonly DocumentRecordInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the documents come from; ids are unique within it. The file’s name if left out.',
  })
  declare readonly source: string | null;

  @Field(() => String, { nullable: true, description: 'The scheme of their subjects; without, subjects are not read.' })
  declare readonly scheme: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether subjects (and the scheme) that are not there are made; else such rows are wrong.',
  })
  declare readonly createSubjects: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether a document with subjects has no others: what it lacks is then a no.',
  })
  declare readonly labelsComplete: boolean | null;

  @Field(() => FieldMappingInput, {
    nullable: true,
    description: 'Guessed from the names of columns or keys if left out.',
  })
  declare readonly mapping: FieldMappingInput | null;
}

const ImportDocumentsResult = createUnionType({
  name: 'ImportDocumentsResult',
  description: 'The run, or why there is none.',
  types: () => [RunStarted, InvalidInputProblem, NotAllowedProblem, NotFoundProblem] as const,
});

@Resolver()
export class ImportDocumentsResolver {
  @Mutation(() => ImportDocumentsResult, {
    description: 'Starts an import, for operators. What is wrong with single rows is in the report of its run.',
  })
  async importDocuments(
    @Arg('input', () => ImportDocumentsInput) { uploadId, records, mapping, ...asked }: ImportDocumentsInput,
    @Ctx() { actor, imports, loaders }: RequestContext,
  ): Promise<RunStarted> {
    const { runId } = await execute(importDocuments, imports, actor, {
      ...asked,
      uploadId: uploadId == null ? null : bigKeyOf('Upload', uploadId, 'uploadId'),
      records: records?.map((record) => ({ ...record })),
      mapping: mapping && { ...mapping },
    });
    return new RunStarted(await getRun(loaders, runId));
  }
}
