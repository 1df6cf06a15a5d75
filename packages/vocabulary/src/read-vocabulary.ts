import type { Concept, VocabularyFormat } from '@classmark/domain';
import { type ByteSource, readBytes } from '@classmark/harvest';
import { readAnnifCsv, readAnnifTsv } from './read-annif-tables.js';
import { readPathList } from './read-path-list.js';
import { readSkos } from './skos/read-skos.js';
import { detectVocabularyFormat } from './vocabulary-format.js';

export interface VocabularyOptions {
  /** Left out: told by how the file begins. */
  readonly format?: VocabularyFormat | undefined;
  /** In which labels are shown where there are several (BCP 47). */
  readonly language: string | null;
  /** Of a list of paths: whether a label that stands in several places is one concept. */
  readonly mergesEqualNames: boolean;
}

/** Enough to tell how a file is written. */
const headBytes = 1 << 16;

/**
 * The concepts of a vocabulary file, gzipped or not.
 * @throws AppError where it cannot be read
 */
export async function readVocabulary(source: ByteSource, options: VocabularyOptions): Promise<Concept[]> {
  const bytes = readBytes(source);
  const first: Uint8Array[] = [];
  for (let size = 0; size < headBytes; ) {
    const next = await bytes.next();
    if (next.done === true) break;
    first.push(next.value);
    size += next.value.length;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first.splice(0);
    yield* bytes;
  }
  const head = Buffer.concat(first)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  const format = options.format ?? detectVocabularyFormat(head);
  if (format === 'paths') return readPathList(all(), options.mergesEqualNames);
  if (format === 'annif-tsv') return readAnnifTsv(all());
  if (format === 'annif-csv') return readAnnifCsv(all(), options.language);
  return readSkos(all(), format, options.language);
}
