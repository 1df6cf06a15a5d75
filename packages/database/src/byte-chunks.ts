/** A column takes far more, but on its way there a chunk is held several times over, at a third more. */
export const chunkBytes = 2 ** 20;

/** Bytes as rows keep them: each chunk with its index. */
export function* cutIntoChunks(bytes: Uint8Array): Generator<{ index: number; bytes: Uint8Array<ArrayBuffer> }> {
  for (let index = 0; index * chunkBytes < bytes.length; index++) {
    yield { index, bytes: Uint8Array.from(bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes)) };
  }
}
