import {
  type Database,
  deleteUpload,
  findUpload,
  keepWordVectors,
  type NewWordVectors,
  readTextsToLearn,
  readUpload,
} from '@classmark/database';
import { AppError, countOf, requireUpload, type WordVectorSettings, type WordVectorsInput } from '@classmark/domain';
import {
  checksumOf,
  encodeWordVectors,
  mostCarriedWords,
  readWordVectors,
  VectorFormatError,
  type WordVectors,
} from '@classmark/embeddings';
import { readBytes } from '@classmark/harvest';
import type { JobHandler, RunAttempt } from '@classmark/jobs';
import { callThread } from '@classmark/runtime';
import { joinPieces } from './join-pieces.js';
import { learningThread } from './learning-thread.js';

/** Read together. */
const pageTexts = 500;

type Made = WordVectors & Pick<NewWordVectors, 'origin' | 'provenance'>;

/** Reads word vectors from an upload, or learns them from the documents. A later attempt begins anew. */
export function createWordVectorsHandler(database: Database): JobHandler<WordVectorsInput> {
  return async (attempt, input) => {
    const uploadId = 'uploadId' in input ? BigInt(input.uploadId) : null;
    const made =
      'uploadId' in input
        ? await importVectors(database, attempt, BigInt(input.uploadId))
        : await learnVectors(database, attempt, input.settings);
    const { words, dimensions, vectors, origin, provenance } = made;
    const checksum = checksumOf({ words, vectors });
    const cut = words.length === mostCarriedWords ? ', the most frequent ones: models carry no more' : '';
    await attempt.log('info', `${countOf(words.length, 'word')} of ${countOf(dimensions, 'dimension')}${cut}.`);
    return async (tx) => {
      if (uploadId !== null) await deleteUpload(tx, uploadId);
      const pieces = joinPieces(encodeWordVectors({ words, dimensions, vectors }, 'word2vec-binary'));
      const row = { name: input.name, origin, words: words.length, dimensions, checksum, provenance };
      const { id } = await keepWordVectors(tx, { ...row, pieces });
      return { wordVectorsId: id, words: words.length, dimensions };
    };
  };
}

async function importVectors(database: Database, attempt: RunAttempt, uploadId: bigint): Promise<Made> {
  const { fileName, sizeBytes } = requireUpload(await findUpload(database, uploadId));
  let read = 0;
  const metered = async function* () {
    for await (const chunk of readUpload(database, uploadId)) {
      attempt.signal.throwIfAborted();
      read += chunk.length;
      attempt.report({ phase: 'read', done: read, total: sizeBytes });
      yield chunk;
    }
  };
  try {
    const { format, seen, ...vectors } = await readWordVectors(readBytes(metered()), {
      mostWords: mostCarriedWords,
      keeps: () => true,
    });
    if (vectors.words.length === 0) throw new VectorFormatError('The file has no words.');
    return { ...vectors, origin: 'imported', provenance: { fileName, sizeBytes, format, wordsRead: seen } };
  } catch (error) {
    throw error instanceof VectorFormatError ? new AppError('INVALID_INPUT', error.message) : error;
  }
}

async function learnVectors(database: Database, attempt: RunAttempt, settings: WordVectorSettings): Promise<Made> {
  const learnt = await callThread(learningThread, {
    input: settings,
    signal: attempt.signal,
    answer: (afterId) => readTextsToLearn(database, afterId, pageTexts),
    hear: (note) => void attempt.report(note),
  });
  if (learnt.kind === 'too-large') throw new AppError('INVALID_INPUT', learnt.message);
  if (learnt.kind === 'too-few') {
    const message = `Fewer than two words occur ${settings.minCount} times in the documents; learn with a lower minimum count.`;
    throw new AppError('NOTHING_TO_TRAIN', message);
  }
  const { kind: _, documents, ...vectors } = learnt;
  return { ...vectors, origin: 'learnt', provenance: { documents, settings } };
}
