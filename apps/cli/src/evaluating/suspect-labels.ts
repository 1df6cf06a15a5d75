import type { SuspectCell } from '@classmark/learners';
import type { RecordFile } from '../files/record-file.js';

/** A label of a training record that the model considers wrong. */
export interface SuspectRecord {
  readonly id: string;
  readonly subject: string;
  /** Whether the record has the label; else it is missing. */
  readonly given: boolean;
  /** The probability that the record has the subject. */
  readonly probability: number;
}

export const mostSuspects = 100;

/** The most probable first. */
export async function listSuspects(
  training: RecordFile,
  suspects: readonly SuspectCell[],
  subjects: readonly string[],
): Promise<SuspectRecord[]> {
  if (suspects.length === 0) return [];
  const shown = suspects.slice(0, mostSuspects);
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
