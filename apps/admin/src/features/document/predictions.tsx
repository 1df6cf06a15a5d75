import { ProbabilityBar } from '@/components/probability-bar';
import { StateBadge } from '@/components/state-badge';
import { TermList } from '@/components/term-list';
import type { ShownEvidenceFragment, ShownPredictionFragment } from '@/gql/graphql';
import { formatShare } from '@/lib/format';
import styles from './document.module.css';

interface Props {
  predictions: readonly ShownPredictionFragment[];
  chosenId: string | null;
  onChoose: (predictionId: string | null) => void;
  evidence: ShownEvidenceFragment | null;
}

function Head({ prediction }: { prediction: ShownPredictionFragment }) {
  const { subject, probability, state, classifier, version } = prediction;
  return (
    <>
      <span className={styles.predictionHead}>
        <span>{subject.label}</span>
        <StateBadge state={state} />
        <b>{formatShare(probability)}</b>
      </span>
      <ProbabilityBar
        probability={probability}
        acceptThreshold={classifier.acceptThreshold}
        reviewThreshold={classifier.reviewThreshold}
      />
      <small>
        {version.model.name}, version {version.number}
      </small>
    </>
  );
}

/** A document's suggestions, most probable first; the one chosen shows its words. */
export function Predictions({ predictions, chosenId, onChoose, evidence }: Props) {
  if (predictions.length === 0) return <p className={styles.quiet}>No suggestions yet.</p>;
  return (
    <ul className={styles.predictions}>
      {predictions
        .toSorted((a, b) => (b.probability ?? 0) - (a.probability ?? 0))
        .map((prediction) => {
          const isChosen = prediction.id === chosenId;
          return (
            <li key={prediction.id}>
              <button type="button" aria-pressed={isChosen} onClick={() => onChoose(isChosen ? null : prediction.id)}>
                <Head prediction={prediction} />
              </button>
              {isChosen && evidence && (
                <div className={styles.evidence}>
                  <p>{evidence.why}</p>
                  <TermList terms={evidence.contributions} />
                </div>
              )}
            </li>
          );
        })}
    </ul>
  );
}
