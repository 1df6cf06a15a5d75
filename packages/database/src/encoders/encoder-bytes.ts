import { AppError, type StoredEncoder } from '@classmark/domain';
import { cutIntoChunks } from '../byte-chunks.js';
import type { Database, Transaction } from '../database.js';
import type { Prisma } from '../generated/client.js';

/** An encoder to be kept, with the files that it needs. */
export interface NewEncoder extends Omit<StoredEncoder, 'id' | 'createdAt' | 'provenance' | 'sizeBytes'> {
  readonly provenance: Prisma.InputJsonObject;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Throws AppError CONFLICT if the name is taken. */
export async function keepEncoder(tx: Transaction, { files, ...row }: NewEncoder): Promise<{ id: number }> {
  if ((await tx.encoder.count({ where: { name: row.name } })) > 0) {
    throw new AppError('CONFLICT', `An encoder named "${row.name}" has been imported since.`);
  }
  const sizeBytes = files.values().reduce((sum, { length }) => sum + length, 0);
  const { id } = await tx.encoder.create({ data: { ...row, sizeBytes }, select: { id: true } });
  for (const [file, bytes] of files) {
    for (const chunk of cutIntoChunks(bytes)) {
      await tx.encoderChunk.create({ data: { encoderId: id, file, ...chunk }, select: { index: true } });
    }
  }
  return { id };
}

/** The files of an encoder, by name; none where it is gone. */
export async function readEncoderFiles({ pool }: Database, id: number): Promise<ReadonlyMap<string, Uint8Array>> {
  const places = await pool.query<{ file: string; index: number }>(
    'select file, index from encoder_chunk where encoder_id = $1 order by file, index',
    [id],
  );
  const pieces = new Map<string, Uint8Array[]>();
  for (const { file, index } of places.rows) {
    const { rows } = await pool.query<{ bytes: Buffer }>(
      'select bytes from encoder_chunk where encoder_id = $1 and file = $2 and index = $3',
      [id, file, index],
    );
    const read = pieces.get(file) ?? [];
    pieces.set(file, [...read, ...rows.map(({ bytes }) => bytes)]);
  }
  return new Map([...pieces].map(([file, parts]) => [file, Buffer.concat(parts)]));
}
