import Link from 'next/link';
import { Panel } from '@/components/panel';
import { SubjectName } from '@/components/subject-name';
import type { NamedSubjectFragment, ShownSubjectFragment } from '@/gql/graphql';
import { useViewer } from '../shell/viewer-context';
import styles from './subject.module.css';

function Side({ label, subjects }: { label: string; subjects: readonly NamedSubjectFragment[] }) {
  if (subjects.length === 0) return null;
  return (
    <>
      <h3>{label}</h3>
      <ul>
        {subjects.map((subject) => (
          <li key={subject.id}>
            <SubjectName subject={subject} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What its scheme says of a subject beside its name and place. */
function Details({ subject }: { subject: ShownSubjectFragment }) {
  const { labels, altLabels, formerNames, notations, uri, language } = subject;
  const inLanguages = labels.map(({ text, language: of }) => (of ? `${text} (${of})` : text));
  const details = [
    ['Labels', labels.length > 1 ? inLanguages.join(', ') : null],
    ['Alternative labels', altLabels.join(', ')],
    ['Renamed from, or replaces', formerNames.join(', ')],
    ['Notation', notations.join(', ')],
    ['URI', uri],
    ['Language', language],
  ] as const;
  return details.map(([name, value]) =>
    value ? (
      <p key={name}>
        {name}: {value}
      </p>
    ) : null,
  );
}

/** Where a subject stands in its scheme, and where its documents are. */
export function Neighbours({ subject }: { subject: ShownSubjectFragment }) {
  const canReview = useViewer().canOpen('/review');
  return (
    <Panel title="Hierarchy">
      <div className={styles.neighbours}>
        <Side label="Broader" subjects={subject.broader} />
        <Side label="Narrower" subjects={subject.narrower} />
        <Details subject={subject} />
        <p>
          <Link href={`/documents?subjects=${encodeURIComponent(subject.id)}`}>View documents</Link>
          {canReview && subject.queuedCount > 0 && (
            <>
              {' · '}
              <Link href={`/review?subject=${encodeURIComponent(subject.id)}`}>Review queue</Link>
            </>
          )}
        </p>
      </div>
    </Panel>
  );
}
