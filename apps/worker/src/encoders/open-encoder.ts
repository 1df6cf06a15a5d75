import { type Database, readEncoderFiles } from '@classmark/database';
import { AppError, type StoredEncoder } from '@classmark/domain';
import { EncoderError, EncoderThread, verifyEncoderFiles } from '@classmark/encoder';

/** An encoder as it was kept. Throws AppError DAMAGED_ARTEFACT if its files are not what was saved. */
export async function openEncoder(database: Database, { id, checksum }: StoredEncoder): Promise<EncoderThread> {
  try {
    return await EncoderThread.open(verifyEncoderFiles(await readEncoderFiles(database, id), checksum));
  } catch (error) {
    throw error instanceof EncoderError ? new AppError('DAMAGED_ARTEFACT', error.message) : error;
  }
}
