import {
  type Discordance,
  discordancePerSubject,
  holmAdjusted,
  type LabelMatrix,
  mcnemarTest,
  noLabel,
  type PairedDifference,
  pairedBootstrap,
  pairedBootstrapPerSubject,
  unknownLabel,
  yesLabel,
} from '@classmark/evaluation';

/** What is known of a test document: positions among the subjects compared. */
export interface TestLabels {
  readonly yes: readonly number[];
  /** Null where its labels are complete: then it has no other subject. */
  readonly no: readonly number[] | null;
}

/** What two sides gave to the same test documents, `[documents, subjects]`, 1 where the subject was given. */
export interface PairedTest {
  readonly labels: readonly TestLabels[];
  readonly candidate: Uint8Array;
  readonly serving: Uint8Array;
  /** Of the columns. */
  readonly subjectIds: readonly number[];
}

/** A candidate's classifier and the one that serves, on the same documents; changes are candidate less serving. */
export interface PairedClassifier extends Discordance {
  readonly subjectId: number;
  /** Null where none of the documents has the subject. */
  readonly f1Change: PairedDifference | null;
  /** McNemar's exact test, corrected for the number of subjects (Holm). */
  readonly pValue: number;
  readonly isNotWorse: boolean;
}

export interface PairedComparison {
  readonly documents: number;
  readonly micro: PairedDifference;
  readonly macro: PairedDifference;
  readonly subjects: readonly PairedClassifier[];
}

/** Differences that chance alone makes as large as this rarely or less are not put down to it. */
const level = 0.05;
const seed = 1;

/** Whether each of the candidate's classifiers is worse than what serves by more than chance explains. */
export function pairClassifiers({ labels, candidate, serving, subjectIds }: PairedTest): PairedComparison {
  const truth = toMatrix(labels, subjectIds.length);
  const discordances = discordancePerSubject(truth, candidate, serving);
  const pValues = holmAdjusted(discordances.map(mcnemarTest));
  const f1Changes = pairedBootstrapPerSubject(truth, candidate, serving, seed);
  const subjects = discordances.map(({ gained, lost }, column) => {
    const pValue = pValues[column] ?? 1;
    return {
      subjectId: subjectIds[column] ?? 0,
      gained,
      lost,
      f1Change: f1Changes[column] ?? null,
      pValue,
      isNotWorse: lost <= gained || pValue >= level,
    };
  });
  return { documents: truth.documents, ...pairedBootstrap(truth, candidate, serving, seed), subjects };
}

function toMatrix(labels: readonly TestLabels[], subjects: number): LabelMatrix {
  const cells = new Int8Array(labels.length * subjects);
  for (const [row, { yes, no }] of labels.entries()) {
    const own = cells.subarray(row * subjects, (row + 1) * subjects).fill(no === null ? noLabel : unknownLabel);
    for (const column of no ?? []) own[column] = noLabel;
    for (const column of yes) own[column] = yesLabel;
  }
  return { documents: labels.length, subjects, cells };
}
