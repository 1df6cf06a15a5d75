import { chance, numberGroups, splitByTime, stratifiedFolds, type TimeSplit, timeBlocks } from '@classmark/evaluation';
import { contentOf } from '@classmark/learners';
import { InputFileError } from '../files/input-file-error.js';
import { joinSubjects, type SubjectSurvey, surveyFile } from '../files/labelled-corpus.js';
import { openRecordFile, type RecordFile, type RecordSelection, selectRecords } from '../files/record-file.js';
import type { SubjectNaming } from '../files/subject-naming.js';

/** What a model learns from and what it is measured on. */
export interface Split {
  readonly training: RecordFile;
  readonly test: RecordFile;
  /** Of both. */
  readonly subjects: readonly string[];
  /** Of the training records. */
  readonly survey: SubjectSurvey;
}

export interface SplitOptions {
  readonly train: string;
  readonly test?: string | undefined;
  readonly byTime: boolean;
  readonly stream: boolean;
  readonly seed: number;
}

/** Which records of one file train and which test. */
interface Parting {
  readonly trains: RecordSelection;
  readonly tests: RecordSelection;
}

/** Of a thousand records. */
const heldOut = 200;

async function surveySplit(training: RecordFile, test: RecordFile, naming: SubjectNaming): Promise<Split> {
  const survey = await surveyFile(training, naming, 'unknown');
  return { training, test, survey, subjects: joinSubjects([survey, await surveyFile(test, naming, 'none')]) };
}

async function countRecords(file: RecordFile): Promise<number> {
  let count = 0;
  for await (const records of file.readSubjects()) count += records.length;
  return count;
}

/** Each record's fold: every subject has its share in each, records of the same content are together. */
async function assignFolds(
  file: RecordFile,
  naming: SubjectNaming,
  options: { readonly folds: number; readonly seed: number },
): Promise<Uint8Array> {
  const contents: string[] = [];
  const offsets: number[] = [0];
  const positives: number[] = [];
  const columns = new Map<string, number>();
  for await (const records of file.read()) {
    for (const record of records) {
      contents.push(contentOf(record));
      for (const name of naming(record.subjects ?? [])) {
        const column = columns.get(name) ?? columns.size;
        columns.set(name, column);
        positives.push(column);
      }
      offsets.push(positives.length);
    }
  }
  const rows = { offsets: Uint32Array.from(offsets), subjects: Uint32Array.from(positives) };
  return stratifiedFolds(rows, { ...options, groups: numberGroups(contents), subjectCount: columns.size });
}

const byPlace = ({ trainingEnd, testEnd }: TimeSplit): Parting => ({
  trains: (_, i) => i < trainingEnd,
  tests: (_, i) => i >= trainingEnd && i < testEnd,
});

const byId: Parting = {
  trains: ({ id }) => chance(id) >= heldOut,
  tests: ({ id }) => chance(id) < heldOut,
};

/** Two files, or one: its earlier records train for the later ones, or all but a fifth of them for that fifth. */
export async function openSplit(options: SplitOptions, naming: SubjectNaming): Promise<Split> {
  const streaming = { streamed: options.stream };
  const file = await openRecordFile(options.train, streaming);
  if (options.test !== undefined) return surveySplit(file, await openRecordFile(options.test, streaming), naming);
  const parting = options.byTime ? byPlace(splitByTime(await countRecords(file))) : byId;
  return surveySplit(selectRecords(file, parting.trains), selectRecords(file, parting.tests), naming);
}

/**
 * Parts a file into folds, each of which tests what the others train; by time, into blocks, each of which tests what all
 * before it train.
 * @throws InputFileError with fewer records than parts
 */
export async function openFolds(options: SplitOptions, naming: SubjectNaming, folds: number): Promise<Split[]> {
  const file = await openRecordFile(options.train, { streamed: options.stream });
  const count = await countRecords(file);
  if (count <= folds)
    throw new InputFileError(options.train, `There are too few records for ${folds} folds: ${count}.`);
  const partings = options.byTime
    ? timeBlocks(count, folds).map(byPlace)
    : toPartings(await assignFolds(file, naming, { folds, seed: options.seed }), folds);
  const splits: Split[] = [];
  for (const { trains, tests } of partings) {
    splits.push(await surveySplit(selectRecords(file, trains), selectRecords(file, tests), naming));
  }
  return splits;
}

function toPartings(foldOf: Uint8Array, folds: number): Parting[] {
  return Array.from({ length: folds }, (_, fold) => ({
    trains: (_record, i) => foldOf[i] !== fold,
    tests: (_record, i) => foldOf[i] === fold,
  }));
}

/** The same test with a part of the training records. */
export async function shrinkTraining(split: Split, belongs: RecordSelection, naming: SubjectNaming): Promise<Split> {
  const training = selectRecords(split.training, belongs);
  return { ...split, training, survey: await surveyFile(training, naming, 'unknown') };
}
