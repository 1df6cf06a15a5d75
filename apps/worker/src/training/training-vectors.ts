import type { StoredChunk, TrainingSnapshot } from '@classmark/database';
import { countOf } from '@classmark/domain';
import type { WordVectors } from '@classmark/embeddings';
import type { EncoderMark } from '@classmark/learners';
import { openEncoded } from '../encoders/open-encoded.js';
import { loadWordVectors } from '../word-vectors/load-word-vectors.js';
import type { TrainingRun } from './training-run.js';

/** What a model is trained with beside the words of documents. */
interface TrainingVectors extends AsyncDisposable {
  readonly wordVectors: WordVectors | null;
  readonly encoder: EncoderMark | null;
  /** As the version names them. */
  readonly provenance: Readonly<Record<string, object>>;
  /** Gives documents the vectors of the encoder. */
  addTo(chunk: StoredChunk): Promise<StoredChunk>;
}

const none: TrainingVectors = {
  ...{ wordVectors: null, encoder: null, provenance: {} },
  addTo: async (chunk) => chunk,
  async [Symbol.asyncDispose]() {},
};

/** Loads word vectors, or has the encoder encode what is not encoded yet. */
export async function openVectors(snapshot: TrainingSnapshot, run: TrainingRun): Promise<TrainingVectors> {
  const { wordVectorsId, encoderId } = snapshot.model;
  if (wordVectorsId !== null) return loadForTraining(wordVectorsId, run);
  return encoderId === null ? none : encodeForTraining(encoderId, snapshot, run);
}

async function loadForTraining(id: number, { attempt, context }: TrainingRun): Promise<TrainingVectors> {
  const { row, vectors } = await loadWordVectors(context.database, id);
  const { name, checksum: sha256, words, dimensions } = row;
  await attempt.log('info', `With the word vectors "${name}" (${countOf(words, 'word')}).`);
  return { ...none, wordVectors: vectors, provenance: { embeddings: { name, sha256, words, dimensions } } };
}

async function encodeForTraining(
  id: number,
  snapshot: TrainingSnapshot,
  { attempt, context: { database } }: TrainingRun,
): Promise<TrainingVectors> {
  const recipes = [snapshot.model.recipe];
  const { name, ...encoded } = await openEncoded(id, snapshot, { attempt, database, recipes });
  return { ...encoded, wordVectors: null, provenance: { encoder: { name, ...encoded.encoder } } };
}
