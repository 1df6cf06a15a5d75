import {
  type Database,
  findEncoders,
  type StoredChunk,
  type TaskScope,
  type TrainingSnapshot,
} from '@classmark/database';
import { AppError } from '@classmark/domain';
import type { RunAttempt } from '@classmark/jobs';
import type { EncoderMark } from '@classmark/learners';
import { DocumentEncoding } from './document-encoding.js';
import { encodeSnapshot } from './encode-snapshot.js';

/** A snapshot whose documents are encoded. */
export interface EncodedSnapshot extends AsyncDisposable {
  readonly name: string;
  readonly encoder: EncoderMark;
  addTo(chunk: StoredChunk): Promise<StoredChunk>;
}

interface Surroundings {
  readonly attempt: RunAttempt;
  readonly database: Database;
}

/** Encodes the documents of a snapshot that are not encoded yet. Throws AppError NOT_FOUND where the encoder is gone. */
export async function openEncoded(
  id: number,
  snapshot: TrainingSnapshot<TaskScope>,
  { attempt, database }: Surroundings,
): Promise<EncodedSnapshot> {
  const [stored] = await findEncoders(database, [id]);
  if (stored === undefined) throw new AppError('NOT_FOUND', 'The encoder has been deleted.');
  const encoding = new DocumentEncoding(database, stored, attempt);
  await encodeSnapshot(snapshot, encoding, attempt);
  return {
    name: stored.name,
    encoder: { sha256: stored.checksum, dimensions: stored.dimensions },
    addTo: async ({ documents, labels }) => ({ documents: await encoding.addVectors(documents), labels }),
    [Symbol.asyncDispose]: () => encoding[Symbol.asyncDispose](),
  };
}
