import { AppError, heldOutFractions, type StoredWordVectors } from '@classmark/domain';
import { readChunks } from '../byte-chunks.js';
import type { Database, Transaction } from '../database.js';
import type { Prisma } from '../generated/client.js';

/** Word vectors to be kept, with their bytes in pieces. */
export interface NewWordVectors extends Omit<StoredWordVectors, 'id' | 'createdAt' | 'provenance' | 'sizeBytes'> {
  readonly provenance: Prisma.InputJsonObject;
  readonly pieces: Iterable<Uint8Array<ArrayBuffer>>;
}

/** Throws AppError CONFLICT if the name is taken. */
export async function keepWordVectors(tx: Transaction, { pieces, ...row }: NewWordVectors): Promise<{ id: number }> {
  if ((await tx.wordVectors.count({ where: { name: row.name } })) > 0) {
    throw new AppError('CONFLICT', `Word vectors named "${row.name}" have been added since.`);
  }
  const { id } = await tx.wordVectors.create({ data: { ...row, sizeBytes: 0 }, select: { id: true } });
  let index = 0;
  let sizeBytes = 0;
  for (const bytes of pieces) {
    await tx.wordVectorsChunk.create({ data: { wordVectorsId: id, index, bytes }, select: { index: true } });
    index += 1;
    sizeBytes += bytes.length;
  }
  await tx.wordVectors.update({ where: { id }, data: { sizeBytes }, select: { id: true } });
  return { id };
}

/** The bytes of word vectors, a chunk at a time; none where they are gone. */
export function readWordVectorsBytes({ pool }: Database, id: number): AsyncGenerator<Uint8Array> {
  return readChunks(pool, 'select bytes from word_vectors_chunk where word_vectors_id = $1 and index = $2', id);
}

/** Texts after a document, of the active ones outside the test set; empty at the end. */
export async function readTextsToLearn(
  { pool }: Database,
  afterId: string,
  size: number,
): Promise<readonly { readonly id: string; readonly title: string; readonly text: string }[]> {
  const { rows } = await pool.query<{ id: string; title: string; text: string }>(
    `select id, title, text from document
     where state = 'active' and not id_fraction = any($1::smallint[]) and id > $2 order by id limit $3`,
    [heldOutFractions, afterId, size],
  );
  return rows;
}
