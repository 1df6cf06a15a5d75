'use client';

import { type DragEvent, useState } from 'react';
import { MarkedText, MarkLegend } from '@/components/marked-text';
import { ProblemNotice } from '@/components/problem-notice';
import { formatCounted } from '@/lib/format';
import { openTextFile } from './open-text-file';
import { serviceReader } from './read-first-record';
import { type MarkedTerm, termsIn } from './terms-in';
import type { TextToTry } from './text-to-try';
import styles from './try.module.css';
import type { SuggestedSubject } from './use-suggestions';

/** Beyond this many characters marks are not drawn while typing. */
const longestMarked = 60_000;

interface Props {
  text: TextToTry;
  onText: (text: TextToTry) => void;
  onComing: (coming: Promise<TextToTry>) => void;
  /** Why a text that was to come did not. */
  problem: Error | null;
  /** What is marked; null while nothing is. */
  marked: Marked | null;
}

/** A suggestion's words, and the title and text that their places count in. */
export interface Marked {
  contributions: SuggestedSubject['contributions'];
  title: string;
  text: string;
}

interface FieldProps {
  label: string;
  placeholder: string;
  value: string;
  className: string | undefined;
  terms: readonly MarkedTerm[];
  onValue: (value: string) => void;
}

/** A text field whose marks lie in a layer behind it, letter on letter. */
function MarkedField({ label, placeholder, value, className, terms, onValue }: FieldProps) {
  return (
    <div className={`${styles.field} ${className}`}>
      <div className={styles.marks} aria-hidden="true">
        {value.length <= longestMarked && <MarkedText text={value} terms={terms} />}{' '}
      </div>
      <textarea
        aria-label={label}
        placeholder={placeholder}
        value={value}
        spellCheck={false}
        rows={1}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}

const useDrop = (onComing: Props['onComing']) => {
  const [isOver, setOver] = useState(false);
  const hold = (event: DragEvent, over: boolean): void => {
    event.preventDefault();
    setOver(over);
  };
  return {
    isOver,
    onDragOver: (event: DragEvent) => hold(event, true),
    onDragLeave: (event: DragEvent) => hold(event, false),
    onDrop: (event: DragEvent) => {
      hold(event, false);
      const file = event.dataTransfer.files[0];
      if (file) onComing(openTextFile(file, serviceReader));
    },
  };
};

const placedIn = ({ contributions }: Marked, side: 'titleSpans' | 'textSpans'): MarkedTerm[] =>
  contributions.map((term) => ({ contribution: term.contribution, spans: term[side] }));

/** The text without its markup, as the models read it: where marks can't stand in what was typed. */
function AsRead({ marked }: { marked: Marked }) {
  return (
    <section className={styles.asRead} aria-label="Text as analysed">
      <p>Text as analysed:</p>
      <MarkedText text={marked.text} terms={placedIn(marked, 'textSpans')} />
    </section>
  );
}

/** Where the text is typed, pasted or dropped, its words marked for the subject looked at. */
export function TextEntry({ text, onText, onComing, problem, marked }: Props) {
  const { isOver, ...drop } = useDrop(onComing);
  const titleTerms = marked && termsIn(text.title, marked.title, placedIn(marked, 'titleSpans'));
  const textTerms = marked && termsIn(text.text, marked.text, placedIn(marked, 'textSpans'));
  return (
    <div className={styles.entry} data-over={isOver || undefined} {...drop}>
      <ProblemNotice problem={problem} />
      <div className={styles.scroll}>
        <MarkedField
          label="Title"
          placeholder="Title (optional)"
          value={text.title}
          className={styles.title}
          terms={titleTerms ?? []}
          onValue={(title) => onText({ ...text, title: title.replaceAll('\n', ' ') })}
        />
        <MarkedField
          label="Text"
          placeholder="Paste or type a text, or drop a .txt, .json or .csv file here."
          value={text.text}
          className={styles.body}
          terms={textTerms ?? []}
          onValue={(value) => onText({ ...text, text: value })}
        />
      </div>
      {marked && textTerms === null && <AsRead marked={marked} />}
      <div className={styles.entryFoot}>
        <MarkLegend />
        <span>{formatCounted(text.text.length, 'character')}</span>
      </div>
    </div>
  );
}
