import type { HitCounts } from '@classmark/evaluation';

/**
 * A version that promises its target precision for all that is published together, where only some of its subjects publish
 * by that promise: the others are not deployed, or somebody set a target or thresholds for them, or they were stopped.
 */
export interface PartialPromise {
  readonly model: string;
  /** Of the version, among those of its model. */
  readonly number: number;
  readonly targetPrecision: number;
  /** Subjects that training let publish by the promise. */
  readonly subjects: number;
  /** Those of them that do. */
  readonly publishing: number;
  /** What came of the suggestions of these for test documents; null without a test set. */
  readonly tested: HitCounts | null;
}

const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`;

/**
 * What to expect of a part, in words.
 * @param when `then` of a deployment that is only thought of
 */
export function warnOfPart(
  { model, number, targetPrecision, subjects, publishing, tested }: PartialPromise,
  when: 'now' | 'then',
): string {
  const all = `"${model}", version ${number}, promises a precision of ${percent(targetPrecision)} for what ${subjects} subjects publish together.`;
  const some = `${when === 'now' ? 'Now' : 'Then'} ${publishing} of them ${publishing === 1 ? 'publishes' : 'publish'}`;
  const found =
    tested === null
      ? ''
      : ` Of their suggestions for test documents, ${tested.hits} of ${tested.predictions} were right.`;
  return `${all} ${some}, and what they publish without the others may miss it.${found}`;
}
