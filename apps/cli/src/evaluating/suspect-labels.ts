import type { SuspectLabel } from '@classmark/learners';
import type { RecordFile } from '../files/record-file.js';

/** A record's label that is probably wrong. */
export interface SuspectRecord {
  readonly id: string;
  readonly subject: string;
  /** Whether the record names the subject. */
  readonly given: boolean;
  /** That the subject is the record's. */
  readonly probability: number;
}

const most = 100;

/** The likeliest first, at most 100. */
export async function listSuspects(
  training: RecordFile,
  suspects: readonly SuspectLabel[],
  subjects: readonly string[],
): Promise<SuspectRecord[]> {
  if (suspects.length === 0) return [];
  const shown = suspects.slice(0, most);
  const wanted = new Set(shown.map(({ document }) => document));
  const ids = new Map<number, string>();
  let place = 0;
  for await (const records of training.readSubjects()) {
    for (const { id } of records) {
      if (wanted.has(place)) ids.set(place, id);
      place += 1;
    }
  }
  return shown.map(({ document, subject, given, probability }) => {
    return { id: ids.get(document) ?? '', subject: subjects[subject] ?? '', given, probability };
  });
}
