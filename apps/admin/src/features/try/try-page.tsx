'use client';

import { useEffect, useState } from 'react';
import { PageHeader } from '@/components/page-header';
import { Answered } from './answered';
import { TextEntry } from './text-entry';
import styles from './try.module.css';
import { TryActions } from './try-actions';
import { useSource } from './use-source';
import { useSuggestions } from './use-suggestions';
import { useTextToTry } from './use-text-to-try';

/** A text in, its subjects and the reasons out. */
export function TryPage() {
  const { text, problem, type, clear, bring } = useTextToTry();
  const [pinnedId, setPinnedId] = useState<string | null>(null);
  const [hoveredId, setHoveredId] = useState<string | null>(null);
  const { source, chooseSource, offerSource } = useSource();
  const suggesting = useSuggestions(text, source);
  const { answer, isOfThisText } = suggesting;
  const suggestions = answer?.__typename === 'SubjectSuggestions' ? answer.suggestions : [];
  useEffect(() => offerSource(answer), [answer, offerSource]);
  const byId = (id: string | null) => suggestions.find(({ subject }) => subject.id === id);
  const marked = byId(hoveredId) ?? byId(pinnedId) ?? suggestions[0] ?? null;

  const marks =
    marked && answer?.__typename === 'SubjectSuggestions'
      ? { ...marked, title: answer.title, text: answer.text }
      : null;

  return (
    <>
      <PageHeader
        title="Try"
        detail="Paste a text or drop a file to see suggested subjects, and why."
        actions={<TryActions onComing={bring} onClear={clear} isEmpty={text.text === ''} />}
      />
      <div className={styles.page}>
        <TextEntry text={text} onText={type} onComing={bring} problem={problem} marked={isOfThisText ? marks : null} />
        <Answered
          suggesting={suggesting}
          text={text}
          source={source}
          onSource={chooseSource}
          pinnedId={(byId(pinnedId) ?? suggestions[0])?.subject.id ?? null}
          onPin={setPinnedId}
          onHover={setHoveredId}
        />
      </div>
    </>
  );
}
