import { findUpload, readUpload } from '@classmark/database';
import { type FileFormat, filePreviewInput, parseInput, requireRole } from '@classmark/domain';
import { toRowProblem } from '@classmark/harvest';
import { Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Costs } from '../graphql/costs.js';
import { bigKeyOf, encodeGlobalId } from '../graphql/global-id.js';
import { FieldMappingInput } from './field-mapping.object.js';
import { ImportFormatEnum } from './import-format.js';
import { UploadPreviewObject } from './upload-preview.object.js';

const previewedRows = 20;

@ArgsType()
class UploadPreviewArgs {
  @Field(() => ID, { description: 'The upload, as POST /uploads answered.' })
  declare readonly uploadId: string;

  @Field(() => FieldMappingInput, { nullable: true, description: 'The mapping; guessed if left out.' })
  declare readonly mapping: FieldMappingInput | null;

  @Field(() => ImportFormatEnum, { nullable: true, description: 'The format; detected if left out.' })
  declare readonly format: FileFormat | null;

  @Field(() => String, {
    nullable: true,
    description: 'What separates the columns of a table; detected if left out.',
  })
  declare readonly separator: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The encoding of its characters, such as `windows-1257` or `cp866`; detected if left out.',
  })
  declare readonly encoding: string | null;
}

@Resolver()
export class UploadPreviewResolver {
  @Costs({ work: 20_000 })
  @Query(() => UploadPreviewObject, {
    nullable: true,
    description: 'Previews the first rows of an uploaded file; null if not found. For operators.',
  })
  async uploadPreview(
    @Args(() => UploadPreviewArgs) { uploadId, mapping, ...asked }: UploadPreviewArgs,
    @Ctx() { actor, database, rowPreviews, signal }: RequestContext,
  ): Promise<UploadPreviewObject | null> {
    requireRole(actor, 'operator');
    const upload = await findUpload(database, bigKeyOf('Upload', uploadId, 'uploadId'));
    if (upload === null) return null;
    const reading = parseInput(filePreviewInput, { mapping: mapping && { ...mapping }, ...asked });
    const options = { ...reading, fileName: upload.fileName, withDetails: true };
    const seen = await rowPreviews.read(readUpload(database, upload.id), { rows: previewedRows, options }, signal);
    return {
      ...seen,
      uploadId: encodeGlobalId('Upload', upload.id),
      fileName: upload.fileName,
      problems: seen.problems.map(toRowProblem),
    };
  }
}
