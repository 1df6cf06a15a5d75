import { countOf } from '@classmark/domain';
import type { PromiseScope } from '@classmark/evaluation';
import { between, level, shown, shownChange, shownPValue, type WeighedModel } from '@classmark/learners';
import { textTable } from '../terminal/text-table.js';

/** What `classmark compare` reports. */
export interface ModelsReport {
  /** Test documents, over all splits. */
  readonly documents: number;
  readonly splits: number;
  readonly targetPrecision: number;
  /** What that is promised for. */
  readonly promise: PromiseScope;
  readonly models: readonly WeighedModel[];
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const milliseconds = (seconds: number, documents: number): string => `${((1000 * seconds) / documents).toFixed(2)} ms`;

function shownCosts({ costs, comparison }: WeighedModel, documents: number): string[] {
  const { training, scoring, peakRssBytes, artefactBytes } = costs;
  return [
    `${training.cpuSeconds.toFixed(1)} s`,
    `${training.seconds.toFixed(1)} s`,
    milliseconds(scoring.cpuSeconds, documents),
    milliseconds(scoring.seconds, documents),
    `${comparison === null ? '' : '<= '}${megabytes(peakRssBytes)}`,
    megabytes(artefactBytes),
  ];
}

function describeSubjects(models: readonly WeighedModel[]): string[] {
  const [first] = models;
  const subjects = (first?.perSubject ?? []).toSorted((a, b) => b.support - a.support);
  const cellsOf = ({ perSubject, comparison }: WeighedModel, subject: string): string[] => {
    const f1 = shown(perSubject.find((one) => one.subject === subject)?.f1 ?? null);
    if (comparison === null) return [f1];
    const differing = comparison.perSubject.find((one) => one.subject === subject);
    if (differing === undefined) return [f1, 'the same', ''];
    const interval = differing.f1 === null ? '—' : between(differing.f1, shownChange);
    return [f1, interval, differing.adjustedPValue < level ? shownPValue(differing.adjustedPValue) : ''];
  };
  return textTable([
    [
      'F1 per subject',
      'support',
      ...models.flatMap(({ model, comparison }) => (comparison ? [model, '', ''] : [model])),
    ],
    ...subjects.map(({ subject, support }) => [
      subject,
      String(support),
      ...models.flatMap((model) => cellsOf(model, subject)),
    ]),
  ]);
}

const promisedFor = { each: 'each subject by itself', together: 'all that is published together' } as const;

/** Models side by side, as text for people. */
export function describeModels({ documents, splits, targetPrecision, promise, models }: ModelsReport): string {
  const [first] = models;
  const takesEncoder = models.some(({ model }) => model.endsWith('+encoder'));
  const lines = [
    splits === 1
      ? countOf(documents, 'test document')
      : `${countOf(documents, 'document')} tested in ${splits} folds; means over the folds`,
    `Target precision ${targetPrecision}, promised for ${promisedFor[promise]}`,
    '',
    ...textTable([
      ['', 'micro-F1', 'macro-F1', 'precision at target', 'recall at target', 'log loss', 'calibration error'],
      ...models.map(({ model, micro, macro, atTarget, calibration }) => [
        model,
        ...[micro.f1, macro.f1, atTarget.precision, atTarget.recall, calibration.logLoss, calibration.ece].map(shown),
      ]),
    ]),
    '',
    ...textTable([
      ['', 'training, CPU', 'by the clock', 'scoring a document, CPU', 'by the clock', 'peak memory', 'artefact'],
      ...models.map((model) => [model.model, ...shownCosts(model, documents / splits)]),
    ]),
    ...(takesEncoder ? ['These times do not include the encoder, which runs once per text.'] : []),
    '',
    ...models.flatMap(({ conclusion }) => (conclusion === null ? [] : [conclusion.text])),
    '',
    ...describeSubjects(models),
    `Intervals (95%) are of the difference from ${first?.model ?? ''}; p values, where under ${level}, are adjusted for the number of subjects.`,
  ];
  return `${lines.join('\n')}\n`;
}
