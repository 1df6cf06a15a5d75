import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keyOfText } from '@classmark/encoder';

const keyBytes = 32;

/** The vectors of texts by an encoder, in a file: SHA-256 of the text, then float32 numbers, again and again. */
export class VectorCache {
  private readonly vectors = new Map<string, Float32Array>();

  private constructor(
    private readonly path: string,
    private readonly dimensions: number,
  ) {}

  static async open(path: string, dimensions: number): Promise<VectorCache> {
    const cache = new VectorCache(path, dimensions);
    await mkdir(dirname(path), { recursive: true });
    const bytes = await readFile(path).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Uint8Array();
      throw error;
    });
    const size = keyBytes + 4 * dimensions;
    // What was cut short by a crash is not an entry, and would shift those that are kept behind it.
    const rest = bytes.length % size;
    if (rest > 0) await truncate(path, bytes.length - rest);
    for (let at = 0; at + size <= bytes.length; at += size) {
      const key = Buffer.from(bytes.subarray(at, at + keyBytes)).toString('hex');
      cache.vectors.set(key, new Float32Array(Uint8Array.from(bytes.subarray(at + keyBytes, at + size)).buffer));
    }
    return cache;
  }

  find(text: string): Float32Array | undefined {
    return this.vectors.get(keyOfText(text).toString('hex'));
  }

  async keep(text: string, vector: Float32Array): Promise<void> {
    const key = keyOfText(text);
    this.vectors.set(key.toString('hex'), vector);
    await appendFile(
      this.path,
      Buffer.concat([key, new Uint8Array(vector.buffer, vector.byteOffset, 4 * this.dimensions)]),
    );
  }
}
