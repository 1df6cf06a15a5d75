import { ProbabilityBar } from '@/components/probability-bar';
import { StateBadge } from '@/components/state-badge';
import { broaderTrail } from '@/components/subject-name';
import { TermList } from '@/components/term-list';
import { formatShare } from '@/lib/format';
import styles from './try.module.css';
import type { Suggestion } from './use-suggestions';

interface Props {
  suggestions: readonly Suggestion[];
  markedId: string | null;
  onPin: (subjectId: string) => void;
  onHover: (subjectId: string | null) => void;
}

interface RowProps extends Omit<Props, 'suggestions' | 'markedId'> {
  suggestion: Suggestion;
  isMarked: boolean;
}

function SuggestionRow({ suggestion, isMarked, onPin, onHover }: RowProps) {
  const { subject, probability, acceptThreshold, reviewThreshold } = suggestion;
  return (
    <li data-subject={subject.label}>
      <button
        type="button"
        className={styles.suggestion}
        aria-pressed={isMarked}
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
      {isMarked && (
        <div className={styles.suggestionTerms}>
          <TermList terms={suggestion.contributions} />
        </div>
      )}
    </li>
  );
}

/** Subjects, most probable first; pointing at one marks its words in the text. */
export function SuggestionList({ suggestions, markedId, ...handlers }: Props) {
  return (
    <ol className={styles.suggestions}>
      {suggestions.map((suggestion) => (
        <SuggestionRow
          key={suggestion.subject.id}
          suggestion={suggestion}
          isMarked={suggestion.subject.id === markedId}
          {...handlers}
        />
      ))}
    </ol>
  );
}
