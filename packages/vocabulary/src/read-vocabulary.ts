import {
  AppError,
  type Concept,
  requireIndexable,
  type VocabularyContent,
  type VocabularyFormat,
} from '@classmark/domain';
import { type ByteSource, findForeignFormat, readUtf8 } from '@classmark/harvest';
import { readAnnifTsv, readConceptTable } from './read-concept-table.js';
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
 * What a vocabulary file states, gzipped or not.
 * @throws AppError where it cannot be read, or has none
 */
export async function readVocabulary(source: ByteSource, options: VocabularyOptions): Promise<VocabularyContent> {
  const bytes = readUtf8(source);
  const first: Uint8Array[] = [];
  for (let size = 0; size < headBytes; ) {
    const next = await bytes.next();
    if (next.done === true) break;
    first.push(next.value);
    size += next.value.length;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first;
    yield* bytes;
  }
  const head = Buffer.concat(first);
  const format = options.format ?? detectVocabularyFormat(head.toString());
  if (format === 'paths') refuseForeign(head);
  const content = await readAs(format, all(), options);
  if (content.concepts.length === 0) throw new AppError('INVALID_INPUT', 'The file has no subjects.');
  requireIndexableConcepts(content.concepts);
  return content;
}

function refuseForeign(head: Buffer): void {
  const found = findForeignFormat(head, head);
  if (found === undefined) return;
  const advice =
    'Import SKOS in Turtle, RDF/XML or JSON-LD, a list of paths, an outline, or a table (CSV) with the column label.';
  throw new AppError('INVALID_INPUT', `This is ${found.what}. ${advice}`);
}

function requireIndexableConcepts(concepts: readonly Concept[]): void {
  for (const { uri, notation, otherNotations, labels, altLabels } of concepts) {
    for (const text of [
      uri ?? '',
      notation ?? '',
      ...otherNotations,
      ...[...labels, ...altLabels].map(({ text }) => text),
    ]) {
      requireIndexable(text);
    }
  }
}

async function readAs(
  format: VocabularyFormat,
  bytes: AsyncIterable<Uint8Array>,
  { language, mergesEqualNames }: VocabularyOptions,
): Promise<VocabularyContent> {
  if (format === 'paths') return allDescribed(await readPathList(bytes, mergesEqualNames));
  if (format === 'annif-tsv') return allDescribed(await readAnnifTsv(bytes));
  if (format === 'csv') return allDescribed(await readConceptTable(bytes, language, mergesEqualNames));
  return readSkos(bytes, format, language);
}

const allDescribed = (concepts: readonly Concept[]): VocabularyContent => ({ concepts, undescribed: [] });
