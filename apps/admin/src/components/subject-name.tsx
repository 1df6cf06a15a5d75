import Link from 'next/link';
import { broaderTrail, type NamedPlace, placeOf } from '@/lib/subject-place';
import styles from './subject-name.module.css';

interface Props {
  subject: NamedPlace & { id: string; isDeprecated?: boolean };
  /** Shows the broader subjects before the label. */
  withPath?: boolean;
  linked?: boolean;
  /** Where the list itself shows the place, nothing else tells equal names apart. */
  isInPlace?: boolean;
}

/** A subject's label, with where it stands if another one has the same. */
export function SubjectName({ subject, withPath = false, linked = true, isInPlace = false }: Props) {
  const trail = withPath ? broaderTrail(subject.paths[0]) : '';
  const scheme = subject.sharesName ? subject.scheme.name : '';
  const place = withPath ? scheme : placeOf(subject);
  return (
    <span className={styles.name}>
      {trail && <span className={styles.trail}>{trail} ›</span>}{' '}
      {linked ? <Link href={`/subjects/${encodeURIComponent(subject.id)}`}>{subject.label}</Link> : subject.label}
      {subject.isDeprecated && <span className={styles.deprecated}>deprecated</span>}
      {place && !isInPlace && <span className={styles.place}>{place}</span>}
    </span>
  );
}
