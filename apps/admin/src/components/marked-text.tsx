import { memo } from 'react';
import { markSpans, type SpanContribution } from '@/lib/mark-spans';
import styles from './marked-text.module.css';

interface Props {
  text: string;
  terms: readonly SpanContribution[];
}

/** Below this share of the strongest word's weight a word is not marked: nearly all words say a little. */
const faintest = 0.12;

/** A text whose words for a subject are underlined in one colour, those against dashed in another. */
export const MarkedText = memo(function MarkedText({ text, terms }: Props) {
  let position = 0;
  return markSpans(text, terms).map((segment) => {
    const key = position;
    position += segment.text.length;
    if (Math.abs(segment.weight) < faintest) return segment.text;
    const side = segment.weight > 0 ? 'for' : 'against';
    const strength = Math.abs(segment.weight) > 0.5 ? 'strong' : 'weak';
    return (
      <mark key={key} className={styles.mark} data-side={side} data-strength={strength}>
        {segment.text}
      </mark>
    );
  });
});

/** What the two kinds of marks mean. */
export function MarkLegend() {
  return (
    <p className={styles.legend}>
      <mark className={styles.mark} data-side="for" data-strength="strong">
        supports
      </mark>
      <mark className={styles.mark} data-side="against" data-strength="strong">
        counts against
      </mark>
    </p>
  );
}
