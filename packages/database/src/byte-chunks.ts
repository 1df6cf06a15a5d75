import type pg from 'pg';

/** A column takes far more, but on its way there a chunk is held several times over, at a third more. */
export const chunkBytes = 2 ** 20;

/** Bytes as rows keep them: each chunk with its index. */
export function* cutIntoChunks(bytes: Uint8Array): Generator<{ index: number; bytes: Uint8Array<ArrayBuffer> }> {
  for (let index = 0; index * chunkBytes < bytes.length; index++) {
    yield { index, bytes: Uint8Array.from(bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes)) };
  }
}

/** Bytes that rows keep, a row at a time: `select` finds one by the id of what has them ($1) and its index ($2). */
export async function* readChunks(pool: pg.Pool, select: string, id: bigint | number): AsyncGenerator<Uint8Array> {
  for (let index = 0; ; index += 1) {
    const { rows } = await pool.query<{ bytes: Buffer }>(select, [id, index]);
    const [chunk] = rows;
    if (chunk === undefined) return;
    yield chunk.bytes;
  }
}
