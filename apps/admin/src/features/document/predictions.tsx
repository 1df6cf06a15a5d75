import { Text } from '@mantine/core';
import { SuggestionButton } from '@/components/suggestion-button';
import { TermList } from '@/components/term-list';
import type { ShownDocumentFragment, ShownEvidenceFragment } from '@/gql/graphql';
import { useKeptFocus } from '@/lib/use-kept-focus';
import styles from './document.module.css';
import { SuggestionActions } from './suggestion-actions';

interface Props {
  document: ShownDocumentFragment;
  chosenId: string | null;
  onChoose: (predictionId: string | null) => void;
  evidence: ShownEvidenceFragment | null;
}

/** A document's suggestions, most probable first; the one chosen shows its words. */
export function Predictions({ document: { id: documentId, predictions }, chosenId, onChoose, evidence }: Props) {
  const kept = useKeptFocus<HTMLUListElement>();
  if (predictions.length === 0) {
    return (
      <Text size="sm" c="dimmed" px="md" pb="md">
        No suggestions yet.
      </Text>
    );
  }
  return (
    <ul className={styles.predictions} {...kept}>
      {predictions
        .toSorted((a, b) => (b.probability ?? 0) - (a.probability ?? 0))
        .map((prediction) => {
          const { id, subject, state, probability, classifier, version } = prediction;
          return (
            <li key={id}>
              <SuggestionButton
                subject={subject}
                state={state}
                probability={probability}
                thresholds={classifier}
                isChosen={id === chosenId}
                detail={`${version.model.name}, version ${version.number}`}
                onClick={() => onChoose(id === chosenId ? null : id)}
              />
              {id === chosenId && evidence && (
                <div className={styles.evidence}>
                  <p>
                    {evidence.why} {evidence.damage}
                  </p>
                  <TermList terms={evidence.contributions} />
                  <SuggestionActions documentId={documentId} prediction={prediction} />
                </div>
              )}
            </li>
          );
        })}
    </ul>
  );
}
