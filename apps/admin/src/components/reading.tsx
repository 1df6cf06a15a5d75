import type { ReactNode } from 'react';
import type { SpanContribution } from '@/lib/mark-spans';
import { MarkedText } from './marked-text';
import styles from './reading.module.css';

interface Contribution {
  contribution: number;
  titleSpans: SpanContribution['spans'];
  textSpans: SpanContribution['spans'];
}

interface Props {
  document: { title: string; text: string };
  contributions: readonly Contribution[];
  /** The title's rank on the page. */
  heading: 'h1' | 'h2';
  /** What must be said before the document is read. */
  notice?: ReactNode;
  /** What stands at its foot. */
  children: ReactNode;
}

/** A document to read, the words that speak for and against a subject marked. */
export function Reading({ document: { title, text }, contributions, heading: Heading, notice, children }: Props) {
  const titleTerms = contributions.map(({ contribution, titleSpans }) => ({ contribution, spans: titleSpans }));
  const textTerms = contributions.map(({ contribution, textSpans }) => ({ contribution, spans: textSpans }));
  return (
    <article className={styles.reading} aria-label="Document">
      {notice}
      <Heading className={styles.title} dir="auto">
        <MarkedText text={title || 'Untitled'} terms={title ? titleTerms : []} />
      </Heading>
      <p className={styles.text} dir="auto">
        <MarkedText text={text} terms={textTerms} />
      </p>
      <footer>{children}</footer>
    </article>
  );
}
