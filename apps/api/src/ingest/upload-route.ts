import { receiveUpload, type Upload } from '@classmark/database';
import { AppError, importDocuments, parseUploadName, requireRole } from '@classmark/domain';
import type { Request, RequestHandler } from 'express';
import type { Services } from '../context.js';
import { encodeGlobalId } from '../graphql/global-id.js';
import { identityOf } from '../http/request-property.js';

/**
 * `POST /uploads` with a file as its body and the file's name in `x-file-name` (percent-encoded) keeps the file for an
 * import, and answers `{ uploadId, fileName, sizeBytes }`.
 */
export function createUploadRoute(services: Services): RequestHandler {
  return async (request, response) => {
    try {
      const { id, fileName, sizeBytes } = await takeFile(services, request);
      response.status(201).json({ uploadId: encodeGlobalId('Upload', id), fileName, sizeBytes });
    } catch (error) {
      // The rest of the body is let pass, or the sender would not come to read the answer.
      request.resume();
      throw error;
    }
  };
}

async function takeFile({ database, config }: Services, request: Request): Promise<Upload> {
  const { actor } = identityOf.get(request);
  requireRole(actor, importDocuments.leastRole);
  const fileName = parseUploadName(request.get('x-file-name'));
  return receiveUpload(database, bodyOf(request), { fileName, maxBytes: config.maxUploadBytes, actor });
}

/** The bytes as they come. A sender that leaves is nobody's fault. */
async function* bodyOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* request.iterator({ destroyOnReturn: false });
  } catch (error) {
    if (request.complete) throw error;
    throw new AppError('INVALID_INPUT', 'The upload was cut off; upload the file again.');
  }
}
