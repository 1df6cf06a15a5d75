import { MojoError, readMojo } from '@classmark/mojo';
import type { WordVectors } from '../word-vectors.js';
import {
  isWord,
  type VectorFormat,
  VectorFormatError,
  type WordFilter,
  WordVectorParser,
} from './word-vector-parser.js';

/** What was read of a file of word vectors. */
export interface ReadWordVectors extends WordVectors {
  readonly format: VectorFormat | 'mojo';
  /** Words in the file as far as it was read. */
  readonly seen: number;
}

const zipMark = [0x50, 0x4b, 0x03, 0x04] as const;
const unpackFirst = 'If it holds word vectors and is no MOJO of H2O, unpack it, and take the .txt, .vec or .bin in it.';
/** As much as a MOJO may unpack to. */
const mostZipBytes = 2 ** 29;

/**
 * Reads a file of any known format: of word2vec, fastText and GloVe a piece at a time, of an H2O MOJO as a whole.
 * @throws VectorFormatError
 */
export async function readWordVectors(pieces: AsyncIterable<Uint8Array>, filter: WordFilter): Promise<ReadWordVectors> {
  const parser = new WordVectorParser(filter);
  const zip: Uint8Array[] = [];
  let zipBytes = 0;
  let isZip: boolean | null = null;
  for await (const bytes of pieces) {
    isZip ??= zipMark.every((byte, i) => bytes[i] === byte);
    if (isZip) {
      zip.push(bytes);
      zipBytes += bytes.length;
      if (zipBytes > mostZipBytes)
        throw new VectorFormatError(`The zip is larger than 512 MiB, the most that can be read. ${unpackFirst}`);
    } else {
      parser.push(bytes);
      if (parser.isFull) break;
    }
  }
  return isZip === true ? readMojoVectors(Buffer.concat(zip), filter) : parser.finish();
}

async function readMojoVectors(zip: Uint8Array, { mostWords, keeps }: WordFilter): Promise<ReadWordVectors> {
  const model = await readMojo(zip).catch((error: unknown) => {
    throw error instanceof MojoError ? new VectorFormatError(`${error.message} ${unpackFirst}`) : error;
  });
  if (model.algorithm !== 'word2vec') {
    throw new VectorFormatError(`This MOJO is a model of ${model.algorithm}, not word vectors.`);
  }
  const { vectorSize: dimensions, words: rows, vectors: all } = model;
  const kept = [...rows].filter(([word]) => isWord(word) && keeps(word)).slice(0, mostWords);
  const vectors = new Float32Array(kept.length * dimensions);
  for (const [i, [, row]] of kept.entries()) {
    vectors.set(all.subarray(row * dimensions, (row + 1) * dimensions), i * dimensions);
  }
  if (!vectors.every(Number.isFinite)) throw new VectorFormatError('A vector of this MOJO is damaged.');
  return { words: kept.map(([word]) => word), dimensions, vectors, format: 'mojo', seen: rows.size };
}
