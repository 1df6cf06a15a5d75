import { IconTextPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Notice } from '@/components/notice';
import { ProblemNotice } from '@/components/problem-notice';
import { formatCounted } from '@/lib/format';
import { isProblem } from '@/lib/problem';
import { useViewer } from '../shell/viewer-context';
import { QueryBox } from './query-box';
import type { TextToTry } from './read-text-file';
import { SuggestionList } from './suggestion-list';
import styles from './try.module.css';
import type { Suggestions, useSuggestions } from './use-suggestions';

interface Props {
  suggesting: ReturnType<typeof useSuggestions>;
  text: TextToTry;
  pinnedId: string | null;
  onPin: (subjectId: string) => void;
  onHover: (subjectId: string | null) => void;
}

function Remarks({ answer }: { answer: Suggestions }) {
  const canTrain = useViewer().can('OPERATOR');
  if (answer.versions.length === 0) {
    return (
      <Notice tone="info">
        No model is deployed yet.
        {canTrain && (
          <>
            {' '}
            <Link href="/models/train">Train one</Link> to get suggestions.
          </>
        )}
      </Notice>
    );
  }
  if (answer.knownTerms === 0) {
    return <Notice tone="warning">None of these words are known to the models, so there are no suggestions.</Notice>;
  }
  if (answer.missing.length === 0) return null;
  return (
    <Notice tone="warning">
      Not scored: {answer.missing.map(({ label }) => label).join(', ')}. Try again shortly.
    </Notice>
  );
}

/** The answer to the text: suggestions, or in words why there are none. */
export function Answered({ suggesting, text, pinnedId, onPin, onHover }: Props) {
  const { answer, error, retry } = suggesting;
  if (error) return <ErrorState title="Could not get suggestions" error={error} onRetry={retry} />;
  if (!answer) {
    return (
      <EmptyState title="No text yet" icon={<IconTextPlus size={26} stroke={1.5} />}>
        <p>Paste or type a text to see its subjects. Nothing you enter here is stored.</p>
      </EmptyState>
    );
  }
  if (isProblem(answer)) return <ProblemNotice problem={answer} />;
  return (
    <section className={styles.answer} aria-label="Suggested subjects" aria-busy={!suggesting.isOfThisText}>
      <Remarks answer={answer} />
      {answer.knownTerms > 0 && (
        <SuggestionList suggestions={answer.suggestions} pinnedId={pinnedId} onPin={onPin} onHover={onHover} />
      )}
      <p className={styles.provenance}>
        {formatCounted(answer.knownTerms, 'known word')} ·{' '}
        {answer.versions.map(({ model, number }) => `${model.name} v${number}`).join(', ') || 'no deployed version'}
      </p>
      <QueryBox text={text} />
    </section>
  );
}
