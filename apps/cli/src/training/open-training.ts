import { fewestPredictions, type PromiseScope } from '@classmark/evaluation';
import type { SourceRecord } from '@classmark/harvest';
import { openSplit, type Split, type SplitOptions, splitById } from '../evaluating/split.js';
import { joinSubjects, type SubjectSurvey, surveyFile } from '../files/labelled-corpus.js';
import { openRecordFile, type RecordFile, type RecordSource, selectRecords } from '../files/record-file.js';
import type { NameSubjects } from '../files/subject-naming.js';

/** The records that a model learns from, and those that check what it promises. */
export interface TrainingFiles extends Omit<Split, 'test'> {
  readonly test: RecordFile | null;
  /** Why the fifth was learnt from after all, if it was. */
  readonly noFifth: NoFifth | null;
}

/**
 * `nothing-to-check`: no subject, or not all together, have the yeses that a promise takes. `nothing-to-learn`: the other records tell no subject
 * from another.
 */
export type NoFifth = 'nothing-to-check' | 'nothing-to-learn';

export interface TrainingFilesOptions extends Pick<SplitOptions, 'stream'> {
  readonly input: RecordSource;
  /** A file of its own, a fifth of the input chosen by a hash of the ids, or none. */
  readonly test: RecordSource | 'fifth' | 'none';
  readonly targetPrecision: number;
  readonly promise: PromiseScope;
}

async function openWhole({ input, stream }: TrainingFilesOptions, naming: NameSubjects) {
  const training = await openRecordFile(input, { streamed: stream });
  const survey = await surveyFile(training, naming, 'unknown');
  return { training, test: null, survey, subjects: joinSubjects([survey]) };
}

function canLearn(survey: SubjectSurvey, subjects: readonly string[]): boolean {
  return survey.count(subjects).positives.some((count) => count > 0 && count < survey.labelled);
}

function findNoFifth(
  { survey }: Split,
  whole: Omit<TrainingFiles, 'noFifth'>,
  { targetPrecision, promise }: Pick<TrainingFilesOptions, 'targetPrecision' | 'promise'>,
): NoFifth | null {
  const { subjects } = whole;
  if (!canLearn(survey, subjects)) return 'nothing-to-learn';
  const needed = fewestPredictions(targetPrecision);
  const { positives } = whole.survey.count(subjects);
  const canPromise =
    promise === 'each'
      ? positives.some((count) => count >= needed)
      : positives.reduce((sum, count) => sum + count, 0) >= needed;
  return canPromise ? null : 'nothing-to-check';
}

/** Opens the records that train and those that test: a fifth only where it has a promise to check and leaves enough. */
export async function openTraining(options: TrainingFilesOptions, naming: NameSubjects): Promise<TrainingFiles> {
  const { input, test } = options;
  const isLabelled = ({ subjects }: SourceRecord) => subjects !== null;
  if (typeof test !== 'string') {
    const split = await openSplit({ ...options, train: input, test, byTime: false, seed: 0 }, naming);
    return { ...split, test: selectRecords(split.test, isLabelled), noFifth: null };
  }
  const whole = await openWhole(options, naming);
  if (test === 'none') return { ...whole, noFifth: null };
  const split = await splitById(whole.training, naming);
  const noFifth = findNoFifth(split, whole, options);
  return noFifth === null ? { ...split, test: selectRecords(split.test, isLabelled), noFifth } : { ...whole, noFifth };
}
