import { findUpload, readUpload } from '@classmark/database';
import { fieldMappingInput, parseInput, requireRole } from '@classmark/domain';
import { formatOfName, previewRecords } from '@classmark/harvest';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { bigKeyOf } from '../graphql/global-id.js';
import { FieldMappingInput } from './field-mapping.object.js';
import { UploadPreviewObject } from './upload-preview.object.js';

const previewedRows = 20;

@Resolver()
export class UploadPreviewResolver {
  @Query(() => UploadPreviewObject, {
    nullable: true,
    description: 'The first rows of a file that was sent to POST /uploads; null if it is not there. For operators.',
  })
  async uploadPreview(
    @Arg('uploadId', () => ID, { description: 'What POST /uploads answered.' }) uploadId: string,
    @Arg('mapping', () => FieldMappingInput, { nullable: true, description: 'Guessed if left out.' })
    mapping: FieldMappingInput | null,
    @Ctx() { actor, database }: RequestContext,
  ): Promise<UploadPreviewObject | null> {
    requireRole(actor, 'operator');
    const upload = await findUpload(database, bigKeyOf('Upload', uploadId, 'uploadId'));
    if (upload === null) return null;
    const format = formatOfName(upload.fileName);
    const given = mapping && { mapping: parseInput(fieldMappingInput, { ...mapping }) };
    const seen = await previewRecords(readUpload(database, upload.id), previewedRows, { format, ...given });
    return new UploadPreviewObject(upload, { ...seen, format });
  }
}
