import { type Actor, type DocumentRecord, requireContent, requireFitting, type UploadedFile } from '@classmark/domain';
import { chunkBytes, cutIntoChunks, readChunks } from '../byte-chunks.js';
import type { Database, Transaction } from '../database.js';

export interface Upload {
  readonly id: bigint;
  readonly fileName: string;
  readonly sizeBytes: number;
}

export interface NewUpload {
  readonly fileName: string;
  readonly maxBytes: number;
  readonly actor: Actor;
}

/**
 * Keeps a file that is being sent, in constant memory. Until the last byte is there it cannot be used; if the sender
 * gives up nothing remains. Throws AppError INVALID_INPUT if it is empty or larger than `maxBytes`.
 */
export async function receiveUpload(
  { prisma, pool }: Database,
  bytes: AsyncIterable<Uint8Array>,
  { fileName, maxBytes, actor }: NewUpload,
): Promise<Upload> {
  await sweepUploads(prisma);
  const userId = actor.kind === 'user' ? actor.id : null;
  const { id } = await prisma.upload.create({ data: { fileName, userId } });
  try {
    let sizeBytes = 0;
    let index = 0;
    for await (const chunk of inChunks(bytes)) {
      sizeBytes += chunk.length;
      requireFitting(sizeBytes, maxBytes);
      await pool.query('insert into upload_chunk (upload_id, index, bytes) values ($1, $2, $3)', [id, index, chunk]);
      index += 1;
    }
    requireContent(sizeBytes);
    await prisma.upload.update({ where: { id }, data: { complete: true, sizeBytes } });
    return { id, fileName, sizeBytes };
  } catch (error) {
    // What cannot be deleted now is swept later; what went wrong first is what the sender must hear.
    await prisma.upload.deleteMany({ where: { id } }).catch(() => undefined);
    throw error;
  }
}

/** Keeps records as if they had been sent as a file of JSON Lines. */
export async function keepRecords(
  tx: Transaction,
  records: readonly DocumentRecord[],
  actor: Actor,
): Promise<{ id: bigint }> {
  const lines = records.map(({ details, ...record }) => `${JSON.stringify({ ...record, ...details })}\n`).join('');
  const bytes = new TextEncoder().encode(lines);
  const userId = actor.kind === 'user' ? actor.id : null;
  const data = { fileName: 'records.jsonl', sizeBytes: bytes.length, complete: true, userId };
  const { id } = await tx.upload.create({ data, select: { id: true } });
  for (const chunk of cutIntoChunks(bytes)) await tx.uploadChunk.create({ data: { uploadId: id, ...chunk } });
  return { id };
}

/** A file that is there in whole; null if there is none. */
export async function findUpload({ prisma }: Database, id: bigint): Promise<Upload | null> {
  const upload = await prisma.upload.findUnique({ where: { id, complete: true } });
  return upload && { id, fileName: upload.fileName, sizeBytes: Number(upload.sizeBytes) };
}

/** A file that is there in whole, and that no run reads; a run that ended well has deleted it. */
export async function findFreeUpload(tx: Transaction, id: bigint): Promise<UploadedFile | null> {
  const [upload] = await tx.$queryRaw<{ id: bigint; fileName: string }[]>`
    select u.id, u.file_name as "fileName" from upload u where u.id = ${id} and u.complete and not exists (
      select from run r where r.state in ('queued', 'running') and r.input ->> 'uploadId' = u.id::text)`;
  return upload ?? null;
}

export async function deleteUpload(tx: Transaction, id: bigint): Promise<void> {
  await tx.upload.deleteMany({ where: { id } });
}

/** Some of the bytes of a file, from `start` up to `end`. */
export async function readUploadRange(
  { pool }: Database,
  uploadId: bigint,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<Uint8Array> {
  const { rows } = await pool.query<{ index: number; bytes: Buffer }>(
    `select index, bytes from upload_chunk where upload_id = $1 and index between $2 and $3 order by index`,
    [uploadId, Math.floor(start / chunkBytes), Math.floor(Math.max(start, end - 1) / chunkBytes)],
  );
  const from = (rows[0]?.index ?? 0) * chunkBytes;
  return Buffer.concat(rows.map(({ bytes }) => bytes)).subarray(start - from, end - from);
}

/** The bytes of a file, a chunk at a time. */
export function readUpload({ pool }: Database, uploadId: bigint): AsyncGenerator<Uint8Array> {
  return readChunks(pool, 'select bytes from upload_chunk where upload_id = $1 and index = $2', uploadId);
}

/** All bytes of a file; `onRead` hears how many there are so far. */
export async function readWholeUpload(
  database: Database,
  { id, sizeBytes }: Upload,
  onRead?: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(sizeBytes);
  let done = 0;
  for await (const chunk of readUpload(database, id)) {
    bytes.set(chunk, done);
    done += chunk.length;
    onRead?.(done);
  }
  return bytes;
}

/** Forgets files of more than a day ago that no run reads: given up, or never imported. */
async function sweepUploads(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    delete from upload u where u.created_at < now() - interval '1 day' and not exists (
      select from run r
      where r.state in ('queued', 'running') and r.input ->> 'uploadId' = u.id::text)`;
}

async function* inChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const buffer = new Uint8Array(chunkBytes);
  let filled = 0;
  for await (const piece of bytes) {
    for (let start = 0; start < piece.length; ) {
      const taken = piece.subarray(start, start + chunkBytes - filled);
      buffer.set(taken, filled);
      filled += taken.length;
      start += taken.length;
      if (filled === chunkBytes) {
        yield buffer;
        filled = 0;
      }
    }
  }
  if (filled > 0) yield buffer.slice(0, filled);
}
