import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import type { ShownComparisonFragment } from '@/gql/graphql';
import { formatChange, formatCount, formatShare } from '@/lib/format';
import styles from './run.module.css';

type Recipe = ShownComparisonFragment['recipes'][number];
type Subject = Recipe['subjects'][number];

interface Props {
  first: Recipe;
  other: Recipe;
}

const rates = ['Precision', 'Recall', 'F1'];

const toneOf = ({ f1Change, pValue }: Subject): 'better' | 'worse' | undefined => {
  if (!f1Change || pValue === null || pValue >= 0.05) return undefined;
  return f1Change.difference > 0 ? 'better' : 'worse';
};

function Rates({ subject: { support, precision, recall, f1 } }: { subject: Subject }) {
  return (
    <>
      <td data-numeric>{formatShare(precision)}</td>
      <td data-numeric>{formatShare(support > 0 ? recall : null)}</td>
      <td data-numeric>{formatShare(support > 0 ? f1 : null, 3)}</td>
    </>
  );
}

function Row({ first, other }: { first: Subject; other: Subject }) {
  const { subjectId, label, support, f1Change, pValue } = other;
  return (
    <tr>
      <td>
        <Link href={`/subjects/${encodeURIComponent(subjectId)}`}>{label}</Link>
      </td>
      <td data-numeric>{formatCount(support)}</td>
      <Rates subject={first} />
      <Rates subject={other} />
      <td data-numeric data-change={toneOf(other)}>
        {formatChange(f1Change?.difference)}
        {f1Change && (
          <small className={styles.range}>
            {formatChange(f1Change.low)} to {formatChange(f1Change.high)}
          </small>
        )}
      </td>
      <td data-numeric>{pValue === null ? '–' : pValue < 0.001 ? '< .001' : formatShare(pValue, 3)}</td>
    </tr>
  );
}

/** Two recipes on each subject, those of most documents first. */
export function SubjectComparison({ first, other }: Props) {
  const known = new Map(first.subjects.map((subject) => [subject.subjectId, subject]));
  const columns = [first, other].flatMap(({ name }) =>
    rates.map((rate) => ({ label: `${rate}, ${name}`, numeric: true })),
  );
  return (
    <div className={styles.comparison}>
      <DataTable
        caption={`Subjects by ${first.name} and ${other.name}`}
        columns={[
          'Subject',
          { label: 'Support', numeric: true },
          ...columns,
          { label: 'Δ F1', numeric: true },
          { label: 'p', numeric: true },
        ]}
      >
        {other.subjects
          .toSorted((a, b) => b.support - a.support)
          .map((subject) => {
            const before = known.get(subject.subjectId);
            return before && <Row key={subject.subjectId} first={before} other={subject} />;
          })}
      </DataTable>
    </div>
  );
}
