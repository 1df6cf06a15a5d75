'use client';

import { type DragEvent, useState } from 'react';
import { MarkedText, MarkLegend } from '@/components/marked-text';
import { formatCount } from '@/lib/format';
import type { TextToTry } from './read-text-file';
import styles from './try.module.css';
import { openFile } from './try-actions';
import type { Suggestion } from './use-suggestions';

/** Beyond this many characters marks are not drawn while typing. */
const longestMarked = 60_000;

interface Props {
  text: TextToTry;
  onText: (text: TextToTry) => void;
  contributions: Suggestion['contributions'];
}

interface FieldProps {
  label: string;
  placeholder: string;
  value: string;
  className: string | undefined;
  terms: { contribution: number; spans: readonly { start: number; end: number }[] }[];
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

const useDrop = (onText: (text: TextToTry) => void) => {
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
      if (file) void openFile(file).then(onText);
    },
  };
};

/** Where the text is typed, pasted or dropped, its words marked for the subject looked at. */
export function TextEntry({ text, onText, contributions }: Props) {
  const { isOver, ...drop } = useDrop(onText);
  const titleTerms = contributions.map(({ contribution, titleSpans }) => ({ contribution, spans: titleSpans }));
  const textTerms = contributions.map(({ contribution, textSpans }) => ({ contribution, spans: textSpans }));
  return (
    <div className={styles.entry} data-over={isOver || undefined} {...drop}>
      <div className={styles.scroll}>
        <MarkedField
          label="Title"
          placeholder="Title (optional)"
          value={text.title}
          className={styles.title}
          terms={titleTerms}
          onValue={(title) => onText({ ...text, title: title.replaceAll('\n', ' ') })}
        />
        <MarkedField
          label="Text"
          placeholder="Paste or type a text, or drop a .txt or .json file here."
          value={text.text}
          className={styles.body}
          terms={textTerms}
          onValue={(value) => onText({ ...text, text: value })}
        />
      </div>
      <div className={styles.entryFoot}>
        <MarkLegend />
        <span>{formatCount(text.text.length)} characters</span>
      </div>
    </div>
  );
}
