import { findUpload, readUpload } from '@classmark/database';
import { fieldMappingInput, parseInput, requireRole } from '@classmark/domain';
import { formatOfName, previewRecords, toRowProblem } from '@classmark/harvest';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { bigKeyOf, encodeGlobalId } from '../graphql/global-id.js';
import { FieldMappingInput } from './field-mapping.object.js';
import { UploadPreviewObject } from './upload-preview.object.js';

const previewedRows = 20;

@Resolver()
export class UploadPreviewResolver {
  @Query(() => UploadPreviewObject, {
    nullable: true,
    description: 'Previews the first rows of an uploaded file; null if not found. For operators.',
  })
  async uploadPreview(
    @Arg('uploadId', () => ID, { description: 'The upload, as POST /uploads answered.' }) uploadId: string,
    @Arg('mapping', () => FieldMappingInput, { nullable: true, description: 'The mapping; guessed if left out.' })
    mapping: FieldMappingInput | null,
    @Ctx() { actor, database }: RequestContext,
  ): Promise<UploadPreviewObject | null> {
    requireRole(actor, 'operator');
    const upload = await findUpload(database, bigKeyOf('Upload', uploadId, 'uploadId'));
    if (upload === null) return null;
    const format = formatOfName(upload.fileName);
    const given = mapping && { mapping: parseInput(fieldMappingInput, { ...mapping }) };
    const seen = await previewRecords(readUpload(database, upload.id), previewedRows, { format, ...given });
    return {
      ...seen,
      uploadId: encodeGlobalId('Upload', upload.id),
      fileName: upload.fileName,
      format,
      problems: seen.problems.map(toRowProblem),
    };
  }
}
