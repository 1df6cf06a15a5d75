import Link from 'next/link';
import styles from './subject-name.module.css';

interface Props {
  subject: { id: string; label: string; paths: readonly string[]; isDeprecated?: boolean };
  /** Shows the broader subjects before the label. */
  withPath?: boolean;
  linked?: boolean;
  /** Told after the label where subjects of several schemes stand together. */
  scheme?: string | undefined;
}

/** "/A/B/C" → "A › B", the way down to the subject without itself. A slash within a label is written `\/`. */
export const broaderTrail = (path: string | undefined): string =>
  (path ?? '')
    .split(/(?<!\\)\//)
    .filter(Boolean)
    .slice(0, -1)
    .map((label) => label.replaceAll('\\/', '/'))
    .join(' › ');

export function SubjectName({ subject, withPath = false, linked = true, scheme }: Props) {
  const trail = withPath ? broaderTrail(subject.paths[0]) : '';
  return (
    <span className={styles.name}>
      {trail && <span className={styles.trail}>{trail} ›</span>}{' '}
      {linked ? <Link href={`/subjects/${encodeURIComponent(subject.id)}`}>{subject.label}</Link> : subject.label}
      {subject.isDeprecated && <span className={styles.deprecated}>deprecated</span>}
      {scheme && <span className={styles.scheme}>{scheme}</span>}
    </span>
  );
}
