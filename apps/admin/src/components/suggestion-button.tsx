import type { ButtonHTMLAttributes, ReactNode } from 'react';
import type { PredictionState } from '@/gql/graphql';
import { formatProbability } from '@/lib/format';
import { type NamedPlace, trailOf } from '@/lib/subject-place';
import { ProbabilityBar } from './probability-bar';
import { StateBadge } from './state-badge';
import styles from './suggestion-button.module.css';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  subject: NamedPlace;
  state: PredictionState;
  /** Null where it is kept back for a blind decision. */
  probability: number | null;
  thresholds: { acceptThreshold: number | null; reviewThreshold: number | null };
  isChosen: boolean;
  /** In small, under the bar. */
  detail?: ReactNode;
}

/** A suggestion to choose: its subject, state and probability against the thresholds. */
export function SuggestionButton(props: Props) {
  const { subject, state, probability, thresholds, isChosen, detail, ...button } = props;
  return (
    <button type="button" className={styles.suggestion} aria-pressed={isChosen} {...button}>
      <span className={styles.head}>
        <span className={styles.name}>
          {subject.label}
          <small>{trailOf(subject)}</small>
        </span>
        <StateBadge state={state} />
        <span className={styles.probability}>{formatProbability(probability)}</span>
      </span>
      <ProbabilityBar probability={probability} {...thresholds} />
      {detail && <span className={styles.detail}>{detail}</span>}
    </button>
  );
}
