import {
  type Database,
  findEncoders,
  type StoredChunk,
  type TaskScope,
  type TrainingSnapshot,
} from '@classmark/database';
import { AppError } from '@classmark/domain';
import type { RunAttempt } from '@classmark/jobs';
import { type EncoderMark, recipeCatalogue } from '@classmark/learners';
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
  /** What is trained with the encoder. */
  readonly recipes: readonly string[];
}

/**
 * Encodes the documents of a snapshot that are not encoded yet, if a recipe tries that on so many. Throws AppError NOT_FOUND
 * where the encoder is gone.
 */
export async function openEncoded(
  id: number,
  snapshot: TrainingSnapshot<TaskScope>,
  { attempt, database, recipes }: Surroundings,
): Promise<EncodedSnapshot> {
  const [stored] = await findEncoders(database, [id]);
  if (stored === undefined) throw new AppError('NOT_FOUND', 'The encoder has been deleted.');
  const { name, checksum, dimensions } = stored;
  const marked = { name, encoder: { sha256: checksum, dimensions } };
  const size = await snapshot.measure();
  if (!recipes.some((recipe) => recipeCatalogue.triesVectors(recipe, size))) {
    await attempt.log('info', `Without the encoder "${name}", which auto does not try on so many documents.`);
    return { ...marked, addTo: async (chunk) => chunk, async [Symbol.asyncDispose]() {} };
  }
  const encoding = new DocumentEncoding(database, stored, attempt);
  await encodeSnapshot(snapshot, encoding, attempt);
  return {
    ...marked,
    addTo: async ({ documents, labels }) => ({ documents: await encoding.addVectors(documents), labels }),
    [Symbol.asyncDispose]: () => encoding[Symbol.asyncDispose](),
  };
}
