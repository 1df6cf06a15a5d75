import { Checkbox } from '@mantine/core';
import { Badge } from '@/components/badge';
import { ProbabilityBar } from '@/components/probability-bar';
import { formatProbability, formatShares } from '@/lib/format';
import { fullNameOf, trailOf } from '@/lib/subject-place';
import type { DeskOutcome, Suggestion } from './desk-state';
import { EvidenceDetails } from './evidence-details';
import styles from './review.module.css';
import type { Desk } from './use-desk';

const outcomes = {
  accepted: { tone: 'accepted', label: 'Accepted' },
  rejected: { tone: 'rejected', label: 'Rejected' },
  corrected: { tone: 'rejected', label: 'Replaced' },
} as const satisfies Record<DeskOutcome, { tone: 'accepted' | 'rejected'; label: string }>;

/** In as many digits as tell it from the thresholds. */
const shownProbability = ({ probability, classifier }: Suggestion['prediction']): string => {
  const [shown] = formatShares([probability, classifier.acceptThreshold, classifier.reviewThreshold]);
  return probability === null || shown === undefined ? formatProbability(probability) : shown;
};

function CardHead({ desk, suggestion }: { desk: Desk; suggestion: Suggestion }) {
  const { prediction, key } = suggestion;
  const outcome = desk.state.outcomes[key];
  return (
    <div className={styles.cardHead}>
      <Checkbox
        aria-label={`Select ${fullNameOf(prediction.subject)}`}
        checked={desk.state.selectedKeys.includes(key)}
        disabled={outcome !== undefined}
        onChange={() => desk.dispatch({ type: 'toggled', key })}
      />
      <button
        type="button"
        className={styles.cardTitle}
        disabled={outcome !== undefined}
        onClick={() => desk.dispatch({ type: 'chose', key })}
      >
        <strong>{prediction.subject.label}</strong>
        <span>{trailOf(prediction.subject)}</span>
      </button>
      {outcome ? (
        <Badge tone={outcomes[outcome].tone}>{outcomes[outcome].label}</Badge>
      ) : (
        <span className={styles.cardProbability}>{shownProbability(prediction)}</span>
      )}
    </div>
  );
}

/** Why this subject, and what deciding it does; unfolded for the suggestion in hand. */
export function EvidenceCard({ desk, suggestion }: { desk: Desk; suggestion: Suggestion }) {
  const { prediction, key } = suggestion;
  const isCurrent = desk.state.currentKey === key;
  const { acceptThreshold, reviewThreshold } = prediction.classifier;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a form.
    <div
      className={styles.card}
      role="group"
      aria-label={`${fullNameOf(prediction.subject)}, probability ${formatProbability(prediction.probability)}`}
      data-current={isCurrent || undefined}
      data-decided={desk.state.outcomes[key]}
      tabIndex={-1}
    >
      <CardHead desk={desk} suggestion={suggestion} />
      <ProbabilityBar
        probability={prediction.probability}
        acceptThreshold={acceptThreshold}
        reviewThreshold={reviewThreshold}
      />
      {isCurrent && <EvidenceDetails suggestion={suggestion} />}
    </div>
  );
}
