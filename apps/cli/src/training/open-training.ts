import { openSplit, type Split, type SplitOptions } from '../evaluating/split.js';
import { InputFileError } from '../files/input-file-error.js';
import { joinSubjects, surveyFile } from '../files/labelled-corpus.js';
import { openRecordFile, type RecordFile, type RecordSource, selectRecords } from '../files/record-file.js';
import type { SubjectNaming } from '../files/subject-naming.js';

/** The records that a model learns from, and those that check what it promises. */
export interface TrainingFiles extends Omit<Split, 'test'> {
  readonly test: RecordFile | null;
}

export interface TrainingFilesOptions extends Pick<SplitOptions, 'stream' | 'prepareFile'> {
  readonly input: RecordSource;
  /** A file of its own, a fifth of the input chosen by a hash of the ids, or none. */
  readonly test: RecordSource | 'fifth' | 'none';
}

/** Throws InputFileError where all that is labelled would test. */
export async function openTraining(
  { input, test, stream, prepareFile }: TrainingFilesOptions,
  naming: SubjectNaming,
): Promise<TrainingFiles> {
  if (test === 'none') {
    const training = await prepareFile(await openRecordFile(input, { streamed: stream }));
    const survey = await surveyFile(training, naming, 'unknown');
    return { training, test: null, survey, subjects: joinSubjects([survey]) };
  }
  const files = { train: input, test: test === 'fifth' ? undefined : test };
  const split = await openSplit({ ...files, stream, prepareFile, byTime: false, seed: 0 }, naming);
  if (split.survey.labelled === 0 && split.subjects.length > 0) {
    const message = 'All labelled records are in the test set; pass --no-test to learn from them.';
    throw new InputFileError(input.path, message);
  }
  return { ...split, test: selectRecords(split.test, ({ subjects }) => subjects !== null) };
}
