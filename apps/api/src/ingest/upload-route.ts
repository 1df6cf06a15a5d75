import { receiveUpload } from '@classmark/database';
import { AppError, parseUploadName, requireRole } from '@classmark/domain';
import type { Request, RequestHandler } from 'express';
import type { Services } from '../context.js';
import { encodeGlobalId } from '../graphql/global-id.js';
import { identityOf } from '../http/request-property.js';

/**
 * `POST /uploads` with a file as its body and the file's name in `x-file-name` (percent-encoded) keeps the file for an
 * import, and answers `{ uploadId, fileName, sizeBytes }`.
 */
export function createUploadRoute({ database, config }: Services): RequestHandler {
  return async (request, response) => {
    const { actor } = identityOf.get(request);
    requireRole(actor, 'operator');
    const fileName = parseUploadName(request.get('x-file-name'));
    const upload = await receiveUpload(database, bodyOf(request), { fileName, maxBytes: config.maxUploadBytes, actor });
    const uploadId = encodeGlobalId('Upload', upload.id);
    response.status(201).json({ uploadId, fileName, sizeBytes: upload.sizeBytes });
  };
}

/** The bytes as they come. A sender that leaves is nobody's fault. */
async function* bodyOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* request;
  } catch (error) {
    if (request.complete) throw error;
    throw new AppError('INVALID_INPUT', 'The file was broken off; send it again.');
  }
}
