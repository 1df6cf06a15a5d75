import {
  hashFraction,
  isHeldOut,
  numberGroups,
  splitByTime,
  stratifiedFolds,
  type TimeSplit,
  timeBlocks,
  timeRanks,
} from '@classmark/evaluation';
import { contentOf } from '@classmark/learners';
import { InputFileError } from '../files/input-file-error.js';
import { joinSubjects, type SubjectSurvey, surveyFile } from '../files/labelled-corpus.js';
import {
  openRecordFile,
  type RecordFile,
  type RecordSelection,
  type RecordSource,
  selectRecords,
} from '../files/record-file.js';
import type { NameSubjects } from '../files/subject-naming.js';
import { checkTestFile } from './check-test-file.js';

/** The records a model is trained on and those it is tested on. */
export interface Split {
  readonly training: RecordFile;
  readonly test: RecordFile;
  /** The subjects of both. */
  readonly subjects: readonly string[];
  /** The labels of the training records. */
  readonly survey: SubjectSurvey;
}

export interface SplitOptions {
  readonly train: RecordSource;
  readonly test?: RecordSource | undefined;
  readonly byTime: boolean;
  readonly stream: boolean;
  readonly seed: number;
}

/** Which records of one file train and which test. */
interface Partition {
  readonly trains: RecordSelection;
  readonly tests: RecordSelection;
}

/** @param testFile where the test records are a file of their own */
async function surveySplit(
  training: RecordFile,
  test: RecordFile,
  naming: NameSubjects,
  testFile?: RecordSource,
): Promise<Split> {
  const survey = await surveyFile(training, naming, 'unknown');
  const tested = await surveyFile(test, naming, 'no');
  if (testFile) checkTestFile(testFile, tested, survey);
  return { training, test, survey, subjects: joinSubjects([survey, tested]) };
}

async function countRecords(file: RecordFile): Promise<number> {
  let count = 0;
  for await (const records of file.readSubjects()) count += records.length;
  return count;
}

/** Each record's place in the order of time. */
async function rankRecords(file: RecordFile): Promise<Uint32Array> {
  const dates: (string | null)[] = [];
  for await (const records of file.readSubjects()) {
    for (const { details } of records) dates.push(details?.publicationDate ?? null);
  }
  return timeRanks(dates);
}

/** Each record's fold, stratified by subject; records with the same content stay together. */
async function assignFolds(
  file: RecordFile,
  naming: NameSubjects,
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

function byRank(ranks: Uint32Array, { trainingEnd, testEnd }: TimeSplit): Partition {
  const rankOf = (i: number): number => ranks[i] ?? 0;
  return {
    trains: (_, i) => rankOf(i) < trainingEnd,
    tests: (_, i) => rankOf(i) >= trainingEnd && rankOf(i) < testEnd,
  };
}

async function splitOnceByTime(file: RecordFile): Promise<Partition> {
  const ranks = await rankRecords(file);
  return byRank(ranks, splitByTime(ranks.length));
}

const byId: Partition = {
  trains: ({ id }) => !isHeldOut(hashFraction(id)),
  tests: ({ id }) => isHeldOut(hashFraction(id)),
};

const open = ({ stream, byTime }: SplitOptions, source: RecordSource): Promise<RecordFile> =>
  openRecordFile(source, { streamed: stream, withDetails: byTime });

/** A fifth of the records tests, chosen by a hash of the ids. */
export function splitById(file: RecordFile, naming: NameSubjects): Promise<Split> {
  return surveySplit(selectRecords(file, byId.trains), selectRecords(file, byId.tests), naming);
}

/** Opens two files, or splits one: by time, or by a hash of the ids. */
export async function openSplit(options: SplitOptions, naming: NameSubjects): Promise<Split> {
  const file = await open(options, options.train);
  if (options.test !== undefined) {
    const test = await open(options, options.test);
    return surveySplit(file, test, naming, options.test);
  }
  if (!options.byTime) return splitById(file, naming);
  const { trains, tests } = await splitOnceByTime(file);
  return surveySplit(selectRecords(file, trains), selectRecords(file, tests), naming);
}

/**
 * Splits a file into folds, each tested by a model trained on the others; by time, into blocks, each tested by a model
 * trained on all blocks before it.
 * @throws InputFileError with fewer records than parts
 */
export async function openFolds(options: SplitOptions, naming: NameSubjects, folds: number): Promise<Split[]> {
  const file = await open(options, options.train);
  const count = await countRecords(file);
  if (count <= folds)
    throw new InputFileError(options.train.path, `${folds} folds need more than ${folds} records; there are ${count}.`);
  const partitions = options.byTime
    ? await splitIntoBlocks(file, folds)
    : toPartitions(await assignFolds(file, naming, { folds, seed: options.seed }), folds);
  const splits: Split[] = [];
  for (const { trains, tests } of partitions) {
    splits.push(await surveySplit(selectRecords(file, trains), selectRecords(file, tests), naming));
  }
  return splits;
}

async function splitIntoBlocks(file: RecordFile, folds: number): Promise<Partition[]> {
  const ranks = await rankRecords(file);
  return timeBlocks(ranks.length, folds).map((block) => byRank(ranks, block));
}

function toPartitions(foldOf: Uint8Array, folds: number): Partition[] {
  return Array.from({ length: folds }, (_, fold) => ({
    trains: (_record, i) => foldOf[i] !== fold,
    tests: (_record, i) => foldOf[i] === fold,
  }));
}

/** The same test records with a part of the training records. */
export async function shrinkTraining(split: Split, belongs: RecordSelection, naming: NameSubjects): Promise<Split> {
  const training = selectRecords(split.training, belongs);
  return { ...split, training, survey: await surveyFile(training, naming, 'unknown') };
}
