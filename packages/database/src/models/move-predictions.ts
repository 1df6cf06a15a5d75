import type { Transaction } from '../database.js';

export interface ClassifierKey {
  readonly versionId: number;
  readonly subjectId: number;
}

/** Probabilities from `above` (not itself) to `upTo`. */
export interface ProbabilityRange {
  readonly above: number;
  readonly upTo: number;
}

const allProbabilities: ProbabilityRange = { above: -1, upTo: 1 };

/** Predictions of the classifier that stand elsewhere than its thresholds put them; counts to `most` and no further. */
export async function countDuePredictions(tx: Transaction, key: ClassifierKey, most: number): Promise<number> {
  const [counted] = await tx.$queryRaw<[{ due: number }]>`
    select count(*)::int as due from (
      select from prediction p join classifier c on c.version_id = p.version_id and c.subject_id = p.subject_id
      where p.subject_id = ${key.subjectId} and p.version_id = ${key.versionId}
        and p.state in ('published', 'queued', 'withdrawn')
        and (p.state, p.margin) is distinct from (
          coalesce(prediction_state_for(p.probability, c.accept_threshold, c.review_threshold), 'withdrawn'),
          prediction_margin_for(p.probability, c.accept_threshold, c.review_threshold))
      limit ${most}) as due`;
  return counted.due;
}

/**
 * Puts predictions of the classifier where its thresholds in force put them; what falls under the floor stays withdrawn
 * until it is scored again. What people decided is not touched. Locks rows in the order in which acts and scoring do.
 * Returns how many changed their state.
 */
export async function movePredictions(
  tx: Transaction,
  key: ClassifierKey,
  { above, upTo }: ProbabilityRange = allProbabilities,
): Promise<number> {
  const moved = await tx.$queryRaw<[{ moved: number }]>`
    with due as (
      select p.document_id, p.state as former_state,
        coalesce(prediction_state_for(p.probability, c.accept_threshold, c.review_threshold), 'withdrawn') as state,
        prediction_margin_for(p.probability, c.accept_threshold, c.review_threshold) as margin
      from prediction p join classifier c on c.version_id = p.version_id and c.subject_id = p.subject_id
      where p.subject_id = ${key.subjectId} and p.version_id = ${key.versionId}
        and p.probability > ${above}::float8::real and p.probability <= ${upTo}::float8::real
        and p.state in ('published', 'queued', 'withdrawn')
      order by p.document_id for no key update of p
    ), moved as (
      update prediction p set state = due.state, margin = due.margin from due
      where p.document_id = due.document_id and p.subject_id = ${key.subjectId}
        and (p.state, p.margin) is distinct from (due.state, due.margin)
      returning due.former_state <> due.state as has_changed
    )
    select count(*) filter (where has_changed)::int as moved from moved`;
  return moved[0].moved;
}

/** Where a batch of about `size` predictions above a probability ends; null if there are none. */
export async function findRangeEnd(
  tx: Transaction,
  { subjectId }: ClassifierKey,
  { above, size }: { readonly above: number; readonly size: number },
): Promise<number | null> {
  const [found] = await tx.$queryRaw<[{ end: number | null }]>`
    select max(probability)::float8 as end from (
      select probability from prediction
      where subject_id = ${subjectId} and probability > ${above}::float8::real order by probability limit ${size}) as batch`;
  return found.end;
}
