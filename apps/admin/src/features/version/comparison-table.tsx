import { Checkbox } from '@mantine/core';
import { Badge } from '@/components/badge';
import { DataTable } from '@/components/data-table';
import { SubjectName } from '@/components/subject-name';
import type { ComparedClassifierFragment, ComparedVersionFragment } from '@/gql/graphql';
import { formatChange, formatCount, formatShare } from '@/lib/format';
import { isDeployable } from './deployable';
import styles from './version.module.css';

type Row = ComparedClassifierFragment;

interface Props {
  rows: readonly Row[];
  candidate: ComparedVersionFragment;
  chosen: readonly string[];
  /** Null where nothing can be deployed. */
  onChoose: ((subjectIds: string[]) => void) | null;
}

function CandidateStatus({ candidate }: Row) {
  if (!candidate) return <Badge tone="withdrawn">Not in this version</Badge>;
  if (candidate.state === 'SKIPPED') return <Badge tone="withdrawn">Skipped</Badge>;
  if (candidate.serving) return <Badge tone="published">Deployed</Badge>;
  return candidate.reviewOnly ? <Badge tone="queued">Review only</Badge> : <Badge tone="accent">Can publish</Badge>;
}

const toneOf = (change: number | null | undefined): 'better' | 'worse' | undefined => {
  if (typeof change !== 'number' || Math.abs(change) < 0.0005) return undefined;
  return change > 0 ? 'better' : 'worse';
};

function Change({ value }: { value: number | null | undefined }) {
  return (
    <td data-numeric data-change={toneOf(value)}>
      {formatChange(value)}
    </td>
  );
}

const nameOfDeployed = ({ serving }: Row): string =>
  serving ? `${serving.version.model.name} v${serving.version.number}` : '–';

function ComparisonRow({ row, chosen, onChoose }: { row: Row } & Pick<Props, 'chosen' | 'onChoose'>) {
  const { subject, candidate } = row;
  const toggle = (): void =>
    onChoose?.(chosen.includes(subject.id) ? chosen.filter((id) => id !== subject.id) : [...chosen, subject.id]);
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={`Select ${subject.label}`}
          checked={chosen.includes(subject.id)}
          disabled={!onChoose || !isDeployable(row)}
          onChange={toggle}
        />
      </td>
      <td className={styles.subject}>
        <SubjectName subject={subject} withPath />
        {candidate?.reason && <small>{candidate.reason}</small>}
        {candidate?.prevalenceEstimate?.warning && !candidate.reviewOnly && (
          <small data-warning>{candidate.prevalenceEstimate.warning}</small>
        )}
      </td>
      <td>
        <CandidateStatus {...row} />
      </td>
      <td data-numeric>{candidate?.metrics ? formatCount(candidate.metrics.support) : '–'}</td>
      <td data-numeric>{formatShare(candidate?.metrics?.precision)}</td>
      <td data-numeric>{formatShare(candidate?.metrics?.support ? candidate.metrics.recall : null)}</td>
      <td data-numeric>{formatShare(candidate?.metrics?.f1, 3)}</td>
      <td data-numeric>{formatShare(candidate?.acceptThreshold)}</td>
      <td className={styles.nowrap}>{nameOfDeployed(row)}</td>
      <td data-numeric>{formatShare(row.serving?.metrics?.f1, 3)}</td>
      <Change value={row.f1Change} />
      <Change value={row.precisionChange} />
      <Change value={row.recallChange} />
    </tr>
  );
}

const numeric = (label: string) => ({ label, numeric: true });

export function ComparisonTable({ rows, candidate, chosen, onChoose }: Props) {
  const columns = [
    { label: 'Select', hidden: true },
    'Subject',
    'Status',
    ...['Support', 'Precision', 'Recall', 'F1', 'Accept ≥'].map(numeric),
    'Deployed now',
    ...['Deployed F1', 'Δ F1', 'Δ precision', 'Δ recall'].map(numeric),
  ];
  return (
    <div className={styles.comparison}>
      <DataTable caption={`Subjects of version ${candidate.number}`} columns={columns}>
        {rows.map((row) => (
          <ComparisonRow key={row.subject.id} row={row} chosen={chosen} onChoose={onChoose} />
        ))}
      </DataTable>
    </div>
  );
}
