import { readFile } from 'node:fs/promises';
import { type LabelMatrix, noLabel, yesLabel } from '@classmark/evaluation';
import type { Split } from './splits.js';

/** What a split's test part is judged by. */
export interface Truth {
  /** Of both parts, sorted. */
  readonly subjects: readonly string[];
  readonly labels: LabelMatrix;
  /** `[subjects]`: whether some training records have the subject and some have not. */
  readonly isLearnable: readonly boolean[];
}

/** What one side says of the test part, each `[documents, subjects]`; null where it says nothing of the kind. */
export interface Answer {
  readonly given: Uint8Array;
  readonly accepted: Uint8Array | null;
  readonly probabilities: Float64Array | null;
}

export function truthOf({ train, test }: Split): Truth {
  const subjects = [...new Set([...train, ...test].flatMap((record) => record.subjects))].sort();
  const counts = new Map<string, number>();
  for (const subject of train.flatMap((record) => record.subjects)) {
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  const given = mark(
    test.map((record) => record.subjects),
    subjects,
  );
  const cells = Int8Array.from(given, (cell) => (cell === 1 ? yesLabel : noLabel));
  const isLearnable = subjects.map((subject) => counts.has(subject) && counts.get(subject) !== train.length);
  return { subjects, labels: { documents: test.length, subjects: subjects.length, cells }, isLearnable };
}

/** `[documents, subjects]`, 1 where a document has the subject; names that are not asked for are left out. */
function mark(documents: readonly (readonly string[])[], subjects: readonly string[]): Uint8Array {
  const columns = new Map(subjects.map((subject, column) => [subject, column]));
  const marks = new Uint8Array(documents.length * subjects.length);
  for (const [i, names] of documents.entries()) {
    for (const name of names) {
      const column = columns.get(name);
      if (column !== undefined) marks[i * subjects.length + column] = 1;
    }
  }
  return marks;
}

/** A line as `classmark evaluate --predictions` and the peers write it. */
interface AnswerLine {
  readonly id: string;
  readonly given: readonly string[];
  readonly accepted?: readonly string[];
  readonly probabilities?: Readonly<Record<string, number>>;
}

/** Throws where the lines are not those of the test records. */
export async function readAnswer(path: string, { test }: Split, { subjects }: Truth): Promise<Answer> {
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const documents = lines.map((line): AnswerLine => JSON.parse(line));
  if (documents.length !== test.length || documents.some(({ id }, i) => id !== test[i]?.id)) {
    throw new Error(`${path} is no answer for these ${test.length} records`);
  }
  const has = (key: 'accepted' | 'probabilities'): boolean => documents[0]?.[key] !== undefined;
  const probabilities = documents.flatMap((line) => subjects.map((name) => line.probabilities?.[name] ?? Number.NaN));
  return {
    given: mark(
      documents.map(({ given }) => given),
      subjects,
    ),
    accepted: has('accepted')
      ? mark(
          documents.map(({ accepted = [] }) => accepted),
          subjects,
        )
      : null,
    probabilities: has('probabilities') ? Float64Array.from(probabilities) : null,
  };
}
