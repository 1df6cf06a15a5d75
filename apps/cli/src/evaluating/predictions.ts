import type { SourceRecord } from '@classmark/harvest';
import { decideForF1, decideToAccept, type ScoringModel, scoreDocuments } from '@classmark/learners';
import type { RecordFile } from '../files/record-file.js';
import type { NameSubjects } from '../files/subject-naming.js';

/** What `evaluate --predictions` writes for a document, one JSON object a line. */
interface Prediction {
  readonly id: string;
  readonly subjects: readonly string[];
  /** At or above the F1 thresholds. */
  readonly given: readonly string[];
  /** At or above the accept thresholds. */
  readonly accepted: readonly string[];
  readonly probabilities: Readonly<Record<string, number>>;
}

export async function* listPredictions(
  model: ScoringModel & { readonly giveOne: boolean },
  file: RecordFile,
  naming: NameSubjects,
): AsyncGenerator<string> {
  for await (const records of file.read()) {
    for (const record of records) yield `${JSON.stringify(predict(model, record, naming))}\n`;
  }
}

function predict(
  model: ScoringModel & { readonly giveOne: boolean },
  record: SourceRecord,
  naming: NameSubjects,
): Prediction {
  const { classifiers, giveOne } = model;
  const scores = scoreDocuments(model, [record]);
  const pick = (decisions: Uint8Array): string[] =>
    classifiers.filter((_, i) => decisions[i] === 1).map(({ subject }) => subject);
  const known = classifiers.flatMap(({ subject }, i): [string, number][] => {
    const probability = scores[i] ?? Number.NaN;
    return Number.isNaN(probability) ? [] : [[subject, probability]];
  });
  return {
    id: record.id,
    subjects: naming(record.subjects ?? []),
    given: pick(decideForF1(scores, classifiers, giveOne)),
    accepted: pick(decideToAccept(scores, classifiers)),
    probabilities: Object.fromEntries(known),
  };
}
