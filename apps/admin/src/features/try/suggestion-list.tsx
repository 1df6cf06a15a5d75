import { ProbabilityBar } from '@/components/probability-bar';
import { StateBadge } from '@/components/state-badge';
import { broaderTrail } from '@/components/subject-name';
import { TermList } from '@/components/term-list';
import { formatShare } from '@/lib/format';
import styles from './try.module.css';
import type { Suggestion } from './use-suggestions';

interface Props {
  suggestions: readonly Suggestion[];
  pinnedId: string | null;
  onPin: (subjectId: string) => void;
  onHover: (subjectId: string | null) => void;
}

interface RowProps extends Omit<Props, 'suggestions' | 'pinnedId'> {
  suggestion: Suggestion;
  isPinned: boolean;
}

function SuggestionRow({ suggestion, isPinned, onPin, onHover }: RowProps) {
  const { subject, probability, acceptThreshold, reviewThreshold } = suggestion;
  return (
    <li data-subject={subject.label}>
      <button
        type="button"
        className={styles.suggestion}
        aria-pressed={isPinned}
        onClick={() => onPin(subject.id)}
        onFocus={() => onPin(subject.id)}
        onMouseEnter={() => onHover(subject.id)}
        onMouseLeave={() => onHover(null)}
      >
        <span className={styles.suggestionHead}>
          <span className={styles.suggestionName}>
            {subject.label}
            <small>{broaderTrail(subject.paths[0])}</small>
          </span>
          <StateBadge state={suggestion.state} />
          <span className={styles.probability}>{formatShare(probability)}</span>
        </span>
        <ProbabilityBar probability={probability} acceptThreshold={acceptThreshold} reviewThreshold={reviewThreshold} />
      </button>
      {isPinned && (
        <div className={styles.suggestionTerms}>
          <TermList terms={suggestion.contributions} />
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
