import { Select } from '@mantine/core';
import { IconTextPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { Notice } from '@/components/notice';
import { ProblemNotice } from '@/components/problem-notice';
import { formatCounted } from '@/lib/format';
import { isProblem } from '@/lib/problem';
import { useViewer } from '../shell/viewer-context';
import { doubtsOf } from './doubts-of';
import { QueryBox } from './query-box';
import { SuggestionList } from './suggestion-list';
import type { TextToTry } from './text-to-try';
import styles from './try.module.css';
import type { Suggestions, useSuggestions } from './use-suggestions';

interface Props {
  suggesting: ReturnType<typeof useSuggestions>;
  text: TextToTry;
  source: string | null;
  onSource: (source: string | null) => void;
  pinnedId: string | null;
  onPin: (subjectId: string) => void;
  onHover: (subjectId: string | null) => void;
}

function Remarks({ answer }: { answer: Suggestions }) {
  const canTrain = useViewer().canOpen('/models/train');
  if (answer.versions.length === 0) {
    return (
      <Notice tone="info">
        {answer.otherSources.length > 0
          ? 'No deployed model suggests subjects for this source.'
          : 'No model is deployed yet.'}
        {canTrain && answer.otherSources.length === 0 && (
          <>
            {' '}
            <Link href="/models/train">Train one</Link> to get suggestions.
          </>
        )}
      </Notice>
    );
  }
  if (answer.knownTerms === 0 && answer.suggestions.length === 0) {
    return <Notice tone="warning">None of these words are known to the models, so there are no suggestions.</Notice>;
  }
  return doubtsOf(answer).map((doubt) => (
    <Notice key={doubt} tone="warning">
      {doubt}
    </Notice>
  ));
}

/** As a document of which source a text is asked about, where models suggest for some alone. */
function SourceChoice({ source, others, onSource }: SourceProps) {
  const choices = [...new Set(source === null ? others : [source, ...others])];
  if (choices.length === 0) return null;
  return (
    <Select
      label="Suggest as for documents of"
      placeholder="Any source"
      data={[...choices].sort()}
      value={source}
      onChange={onSource}
      clearable
    />
  );
}

interface SourceProps {
  source: string | null;
  others: readonly string[];
  onSource: (source: string | null) => void;
}

/** The answer to the text: suggestions, or in words why there are none. */
export function Answered({ suggesting, text, source, onSource, pinnedId, onPin, onHover }: Props) {
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
      <SourceChoice source={source} others={answer.otherSources} onSource={onSource} />
      <Remarks answer={answer} />
      {answer.suggestions.length > 0 && (
        <SuggestionList suggestions={answer.suggestions} pinnedId={pinnedId} onPin={onPin} onHover={onHover} />
      )}
      <p className={styles.provenance}>
        {formatCounted(answer.knownTerms, 'known word')} ·{' '}
        {answer.versions.map(({ model, number }) => `${model.name} v${number}`).join(', ') || 'no deployed version'}
      </p>
      <QueryBox text={text} source={source} />
    </section>
  );
}
