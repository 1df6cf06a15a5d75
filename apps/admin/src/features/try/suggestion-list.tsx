import { SuggestionButton } from '@/components/suggestion-button';
import { TermList } from '@/components/term-list';
import styles from './try.module.css';
import type { SuggestedSubject } from './use-suggestions';

interface Props {
  suggestions: readonly SuggestedSubject[];
  pinnedId: string | null;
  onPin: (subjectId: string) => void;
  onHover: (subjectId: string | null) => void;
}

interface RowProps extends Omit<Props, 'suggestions' | 'pinnedId'> {
  suggestion: SuggestedSubject;
  isPinned: boolean;
}

/** What the encoder's vector of the text adds, beside the words; nothing where there is none. */
function EncoderPart({ contribution }: { contribution: number | null }) {
  if (contribution === null) return null;
  const sign = contribution < 0 ? '−' : '+';
  return (
    <p className={styles.provenance}>
      The text as a whole, by the encoder: {sign}
      {Math.abs(contribution).toFixed(2)}
    </p>
  );
}

function SuggestionRow({ suggestion, isPinned, onPin, onHover }: RowProps) {
  const { subject, state, probability, acceptThreshold, reviewThreshold } = suggestion;
  return (
    <li data-subject={subject.label}>
      <SuggestionButton
        subject={subject}
        state={state}
        probability={probability}
        thresholds={{ acceptThreshold, reviewThreshold }}
        isChosen={isPinned}
        onClick={() => onPin(subject.id)}
        onFocus={() => onPin(subject.id)}
        onMouseEnter={() => onHover(subject.id)}
        onMouseLeave={() => onHover(null)}
      />
      {isPinned && (
        <div className={styles.suggestionTerms}>
          <TermList terms={suggestion.contributions} />
          <EncoderPart contribution={suggestion.encoderContribution} />
        </div>
      )}
    </li>
  );
}

/**
 * Subjects, most probable first; pointing at one marks its words in the text. Only the one chosen unfolds: unfolding under
 * the pointer would move the rows away from it.
 */
export function SuggestionList({ suggestions, pinnedId, ...handlers }: Props) {
  return (
    <ol className={styles.suggestions}>
      {suggestions.map((suggestion) => (
        <SuggestionRow
          key={suggestion.subject.id}
          suggestion={suggestion}
          isPinned={suggestion.subject.id === pinnedId}
          {...handlers}
        />
      ))}
    </ol>
  );
}
