import type { SourceRecord } from '@classmark/harvest';
import type { Chunk, Corpus, DocumentLabels } from '@classmark/learner';
import { type LabelCounts, SampleDrawer } from '@classmark/learners';
import { cleanRecord, type RecordFile } from './record-file.js';
import type { NameSubjects } from './subject-naming.js';

/** What every subject is for a record without labels. */
export type Unlabelled = 'no' | 'unknown';

/** Counts the labels of a file. In a labelled record every subject that is not listed is a no. */
export class SubjectSurvey {
  documents = 0;
  labelled = 0;
  /** Records that say which subjects they have, if any. */
  stated = 0;
  private readonly positives = new Map<string, number>();
  private readonly labelledByYesCount: number[] = [];
  private readonly drawer = new SampleDrawer<readonly string[]>();

  constructor(private readonly unlabelled: Unlabelled) {}

  get subjects(): Iterable<string> {
    return this.positives.keys();
  }

  add(names: readonly string[] | null, record: SourceRecord): void {
    this.documents += 1;
    if (names !== null) this.stated += 1;
    if (names === null && this.unlabelled === 'unknown') return;
    const given = names ?? [];
    this.labelled += 1;
    this.drawer.offer(() => cleanRecord(record), given);
    this.labelledByYesCount[given.length] = (this.labelledByYesCount[given.length] ?? 0) + 1;
    for (const name of given) this.positives.set(name, (this.positives.get(name) ?? 0) + 1);
  }

  /** By subject, in the given order. */
  count(subjects: readonly string[]): LabelCounts {
    const { documents, labelled } = this;
    const positives = Uint32Array.from(subjects, (subject) => this.positives.get(subject) ?? 0);
    const negatives = positives.map((count) => labelled - count);
    const labelledByYesCount = Array.from(this.labelledByYesCount, (count) => count ?? 0);
    const indices = new Map(subjects.map((subject, index) => [subject, index]));
    const { documents: drawn, labels } = this.drawer.finish();
    const sample = { documents: drawn, labels: labels.map((names) => labelsOf(names, indices)) };
    return { documents, labelled, positives, negatives, labelledByYesCount, sample };
  }
}

/** Reads a file once, for its subjects. */
export async function surveyFile(
  file: RecordFile,
  naming: NameSubjects,
  unlabelled: Unlabelled,
): Promise<SubjectSurvey> {
  const survey = new SubjectSurvey(unlabelled);
  for await (const records of file.readSubjects()) {
    for (const record of records) survey.add(record.subjects && naming(record.subjects), record);
  }
  return survey;
}

/** The subjects of several files, sorted by code units. */
export function joinSubjects(surveys: readonly SubjectSurvey[]): string[] {
  return [...new Set(surveys.flatMap(({ subjects }) => [...subjects]))].sort();
}

/** How records become labels. */
export interface Labelling {
  readonly naming: NameSubjects;
  readonly subjects: readonly string[];
  readonly unlabelled: Unlabelled;
}

/** What is not given is a no. */
function labelsOf(names: readonly string[], indices: ReadonlyMap<string, number>): DocumentLabels {
  const yes = names.map((subject) => indices.get(subject));
  return { yes: Uint32Array.from(yes.filter((index) => index !== undefined)).sort(), no: 'rest' };
}

const unknown: DocumentLabels = { yes: new Uint32Array(), no: new Uint32Array() };
const none: DocumentLabels = { yes: new Uint32Array(), no: 'rest' };

/** A file as a learner reads it. */
export function toCorpus(file: RecordFile, { naming, subjects, unlabelled }: Labelling): Corpus {
  const indices = new Map(subjects.map((subject, index) => [subject, index]));
  /** Records with the same subjects may share a list: the reader makes them where subjects are few. */
  const known = new WeakMap<readonly string[], DocumentLabels>();
  const labelsOfRecord = ({ subjects: given }: SourceRecord): DocumentLabels => {
    if (given === null) return unlabelled === 'unknown' ? unknown : none;
    const labels = known.get(given) ?? labelsOf(naming(given), indices);
    known.set(given, labels);
    return labels;
  };
  return async function* pass(): AsyncGenerator<Chunk> {
    for await (const records of file.read()) yield { documents: records, labels: records.map(labelsOfRecord) };
  };
}
