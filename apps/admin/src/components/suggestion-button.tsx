import type { ButtonHTMLAttributes, ReactNode } from 'react';
import type { PredictionState } from '@/gql/graphql';
import { formatProbability } from '@/lib/format';
import { ProbabilityBar } from './probability-bar';
import { StateBadge } from './state-badge';
import { broaderTrail } from './subject-name';
import styles from './suggestion-button.module.css';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  subject: { label: string; paths: readonly string[] };
  state: PredictionState;
  /** Null where it is kept back for a blind decision. */
  probability: number | null;
  thresholds: { acceptThreshold: number | null; reviewThreshold: number | null };
  isChosen: boolean;
  /** Told where subjects of several schemes stand together. */
  scheme?: string | undefined;
  /** In small, under the bar. */
  detail?: ReactNode;
}

/** A suggestion to choose: its subject, state and probability against the thresholds. */
export function SuggestionButton(props: Props) {
  const { subject, scheme, state, probability, thresholds, isChosen, detail, ...button } = props;
  return (
    <button type="button" className={styles.suggestion} aria-pressed={isChosen} {...button}>
      <span className={styles.head}>
        <span className={styles.name}>
          {subject.label}
          <small>{[scheme, broaderTrail(subject.paths[0])].filter(Boolean).join(' › ')}</small>
        </span>
        <StateBadge state={state} />
        <span className={styles.probability}>{formatProbability(probability)}</span>
      </span>
      <ProbabilityBar probability={probability} {...thresholds} />
      {detail && <span className={styles.detail}>{detail}</span>}
    </button>
  );
}
