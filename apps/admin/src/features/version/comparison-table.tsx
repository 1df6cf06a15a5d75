import { Checkbox } from '@mantine/core';
import { Badge } from '@/components/badge';
import { DataTable } from '@/components/data-table';
import { SubjectName } from '@/components/subject-name';
import type { ComparedClassifierFragment, ComparedVersionFragment, ShownPairedFragment } from '@/gql/graphql';
import { formatChange, formatCount, formatShare } from '@/lib/format';
import { fullNameOf } from '@/lib/subject-place';
import { toneOfChange } from '@/lib/tone-of-change';
import { isDeployable } from './deployable';
import styles from './version.module.css';

type Row = ComparedClassifierFragment;
type PairedSubject = ShownPairedFragment['subjects'][number];

interface Props {
  rows: readonly Row[];
  candidate: ComparedVersionFragment;
  /** What both sides are on the same documents; null while that is not known. */
  paired: ShownPairedFragment | null;
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

function Change({ f1Change }: Pick<PairedSubject, 'f1Change'>) {
  if (!f1Change) return <td data-numeric>–</td>;
  return (
    <td data-numeric data-change={toneOfChange(f1Change)}>
      {formatChange(f1Change.difference)}
      <small className={styles.range}>
        {formatChange(f1Change.low)} to {formatChange(f1Change.high)}
      </small>
    </td>
  );
}

const nameOfDeployed = ({ serving }: Row): string =>
  serving ? `${serving.version.model.name} v${serving.version.number}` : '–';

interface RowProps extends Pick<Props, 'chosen' | 'onChoose'> {
  row: Row;
  paired: PairedSubject | undefined;
}

function ComparisonRow({ row, paired, chosen, onChoose }: RowProps) {
  const { subject, candidate } = row;
  const toggle = (): void =>
    onChoose?.(chosen.includes(subject.id) ? chosen.filter((id) => id !== subject.id) : [...chosen, subject.id]);
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={`Select ${fullNameOf(subject)}`}
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
      <Change f1Change={paired?.f1Change ?? null} />
      <td data-numeric>{paired ? `+${formatCount(paired.gained)} −${formatCount(paired.lost)}` : '–'}</td>
    </tr>
  );
}

const numeric = (label: string) => ({ label, numeric: true });

export function ComparisonTable({ rows, candidate, paired, chosen, onChoose }: Props) {
  const pairs = new Map(paired?.subjects.map((pair) => [pair.subject.id, pair]));
  const columns = [
    { label: 'Select', hidden: true },
    'Subject',
    'Status',
    ...['Support', 'Precision', 'Recall', 'F1', 'Accept ≥'].map(numeric),
    'Deployed now',
    ...['Deployed F1', 'Δ F1', 'Gained, lost'].map(numeric),
  ];
  return (
    <div className={styles.comparison}>
      <DataTable caption={`Subjects of version ${candidate.number}`} columns={columns}>
        {rows.map((row) => (
          <ComparisonRow
            key={row.subject.id}
            row={row}
            paired={pairs.get(row.subject.id)}
            chosen={chosen}
            onChoose={onChoose}
          />
        ))}
      </DataTable>
    </div>
  );
}
