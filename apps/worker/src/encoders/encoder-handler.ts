import {
  type Database,
  deleteUpload,
  findUpload,
  keepEncoder,
  readTextsToLearn,
  readWholeUpload,
} from '@classmark/database';
import { AppError, countOf, type EncoderInput, requireUpload } from '@classmark/domain';
import { checksumOfEncoder, EncoderError, EncoderThread, readEncoderZip } from '@classmark/encoder';
import type { JobHandler, RunAttempt } from '@classmark/jobs';
import { measureEncoder } from './measure-encoder.js';

const maxMegabytes = 512;

/** Texts that encoding is timed by. */
const measuredTexts = 5;

/** Reads an encoder from an upload, and runs it once to see that it can be. A later attempt begins anew. */
export function createEncoderHandler(database: Database): JobHandler<EncoderInput> {
  return async (attempt, { name, uploadId }) => {
    const { fileName, bytes } = await readZip(database, attempt, BigInt(uploadId));
    try {
      const files = await readEncoderZip(bytes);
      await using thread = await EncoderThread.open(files);
      const documents = await readTextsToLearn(database, '0', measuredTexts);
      const msPerText = await measureEncoder(thread, documents, attempt.signal);
      const { dimensions, backend } = thread;
      await attempt.nameBackend(backend);
      await attempt.log(
        'info',
        `${countOf(dimensions, 'dimension')}; encoding takes about ${Math.round(msPerText)} ms per text.`,
      );
      const provenance = { fileName, sizeBytes: bytes.length, measuredOn: documents.length, backend };
      return async (tx) => {
        await deleteUpload(tx, BigInt(uploadId));
        const row = { name, dimensions, checksum: checksumOfEncoder(files), msPerText, provenance };
        const { id } = await keepEncoder(tx, { ...row, files });
        return { encoderId: id, dimensions, msPerText };
      };
    } catch (error) {
      throw error instanceof EncoderError ? new AppError('INVALID_INPUT', error.message) : error;
    }
  };
}

async function readZip(database: Database, attempt: RunAttempt, uploadId: bigint) {
  const upload = requireUpload(await findUpload(database, uploadId));
  if (upload.sizeBytes > maxMegabytes * 2 ** 20) {
    const message = `The zip is larger than ${maxMegabytes} MB, which is the most that can be imported.`;
    throw new AppError('INVALID_INPUT', message);
  }
  const bytes = await readWholeUpload(database, upload, (done) => {
    attempt.signal.throwIfAborted();
    attempt.report({ phase: 'read', done, total: upload.sizeBytes });
  });
  return { fileName: upload.fileName, bytes };
}
