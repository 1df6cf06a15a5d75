import { createHash } from 'node:crypto';
import type { SourceRecord } from '@classmark/harvest';
import type { Chunk, Corpus, DocumentLabels } from '@classmark/learner';
import type { RecordFile } from './record-file.js';
import type { SubjectNaming } from './subject-naming.js';

const CHUNK_DOCUMENTS = 500;

export interface FileSurvey {
  readonly documents: number;
  /** Sorted by code units. */
  readonly subjects: readonly string[];
  /** SHA-256 of all records, in hexadecimal. */
  readonly sha256: string;
}

/** Reads a file once, for its subjects. */
export async function surveyFile(file: RecordFile, naming: SubjectNaming): Promise<FileSurvey> {
  const subjects = new Set<string>();
  const hash = createHash('sha256');
  let documents = 0;
  for await (const record of file()) {
    for (const subject of naming(record.subjects ?? [])) subjects.add(subject);
    hash.update(JSON.stringify([record.id, record.title, record.text, record.subjects]));
    documents += 1;
  }
  return { documents, subjects: [...subjects].sort(), sha256: hash.digest('hex') };
}

/** How to take a record that says nothing of its subjects: as having none, or as unknown. */
export type Unsaid = 'none' | 'unknown';

/** A file as a learner reads it: where a record names its subjects, all others are a no. */
export function toCorpus(
  file: RecordFile,
  naming: SubjectNaming,
  { subjects, unsaid }: { readonly subjects: readonly string[]; readonly unsaid: Unsaid },
): Corpus {
  const indices = new Map(subjects.map((subject, index) => [subject, index]));
  const labelsOf = (record: SourceRecord): DocumentLabels => {
    if (record.subjects === null && unsaid === 'unknown') return { yes: new Uint32Array(), no: new Uint32Array() };
    const yes = naming(record.subjects ?? []).map((subject) => indices.get(subject));
    return { yes: Uint32Array.from(yes.filter((index) => index !== undefined)).sort(), no: 'rest' };
  };
  const toChunk = (records: readonly SourceRecord[]): Chunk => ({ documents: records, labels: records.map(labelsOf) });
  return async function* pass(): AsyncGenerator<Chunk> {
    let records: SourceRecord[] = [];
    for await (const record of file()) {
      records.push(record);
      if (records.length < CHUNK_DOCUMENTS) continue;
      yield toChunk(records);
      records = [];
    }
    if (records.length > 0) yield toChunk(records);
  };
}
