import { execute, type FileFormat, importDocuments } from '@classmark/domain';
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { answerUnion } from '../graphql/answer-union.js';
import { follow } from '../graphql/follow.js';
import { bigKeyOf } from '../graphql/global-id.js';
import { NotFoundProblem } from '../graphql/problem.js';
import { Json } from '../graphql/scalars.js';
import { RunStarted } from '../runs/run-started.object.js';
import { FieldMappingInput } from './field-mapping.object.js';
import { ImportFormatEnum } from './import-format.js';
import { LabelOptionsInput } from './label-options.input.js';

@InputType({ description: 'A document as its source states it; markup is removed.' })
class DocumentRecordInput {
  @Field(() => String, {
    nullable: true,
    description: 'Its id within the source; if left out, one is made from title and text.',
  })
  declare readonly id?: string | null;

  @Field(() => String, { nullable: true, description: 'Its title.' })
  declare readonly title: string | null;

  @Field(() => String, { nullable: true, description: 'Its text or abstract.' })
  declare readonly text: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Paths or labels of the scheme; null if the source does not say.',
  })
  declare readonly subjects: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'Its address: a URL or DOI; if null, its id if that is one.' })
  declare readonly url: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its date of publication: a year, month or day, such as 2014, 2014-05 or 2014-05-01.',
  })
  declare readonly publicationDate: string | null;

  @Field(() => String, { nullable: true, description: 'Its language (BCP 47), such as `en`.' })
  declare readonly language: string | null;

  @Field(() => [String], { nullable: true, description: 'Its authors, in order.' })
  declare readonly authors: readonly string[] | null;

  @Field(() => Json, { nullable: true, description: 'Anything else, by names of your own.' })
  declare readonly metadata: Readonly<Record<string, unknown>> | null;
}

@InputType({ description: 'What to import: an uploaded file or records.' })
class ImportDocumentsInput extends LabelOptionsInput {
  @Field(() => ID, { nullable: true, description: 'The upload, as POST /uploads answered.' })
  declare readonly uploadId: string | null;

  @Field(() => [DocumentRecordInput], { nullable: true, description: 'Records instead of a file, at most 1,000.' })
  declare readonly records: readonly DocumentRecordInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'The source of the documents, in which ids are unique; the file’s name if left out.',
  })
  declare readonly source: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'For a new scheme: whether equal names are one subject with several broader ones; otherwise `/Art/History` and ' +
      '`/Medicine/History` are two.',
  })
  declare readonly mergesEqualNames: boolean | null;

  @Field(() => FieldMappingInput, {
    nullable: true,
    description: 'The columns or keys that hold each field; guessed from their names if left out.',
  })
  declare readonly mapping: FieldMappingInput | null;

  @Field(() => ImportFormatEnum, { nullable: true, description: 'The format; detected if left out.' })
  declare readonly format: FileFormat | null;

  @Field(() => String, { nullable: true, description: 'What separates the columns of a table; detected if left out.' })
  declare readonly separator: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The encoding of its characters, such as `windows-1257` or `cp866`; detected if left out.',
  })
  declare readonly encoding: string | null;
}

const ImportDocumentsResult = answerUnion('ImportDocumentsResult', 'The run, or why there is none.', RunStarted, [
  NotFoundProblem,
]);

@Resolver()
export class ImportDocumentsResolver {
  @Mutation(() => ImportDocumentsResult, {
    description: 'Starts an import. The report of its run lists the rejected records. For operators.',
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
    return { run: await follow(loaders.runs, runId) };
  }
}
