'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { SubjectName } from '@/components/subject-name';
import { SubjectStatusBadge } from '@/components/subject-status-badge';
import type { OverviewQuery } from '@/gql/graphql';
import { formatCount, formatInterval, formatShare } from '@/lib/format';
import styles from './overview.module.css';

const mostRows = 60;

type Status = OverviewQuery['overview']['subjects'][number];

/**
 * A sample that misses the target by chance alone, as far as it can tell, is neither; nor is that of a subject where the
 * target is promised for all together.
 */
const targetOutcome = ({ targetPrecision, promise, sampledPrecision }: Status): 'reached' | 'missed' | undefined => {
  if (targetPrecision === null || promise === 'TOGETHER' || sampledPrecision === null) return undefined;
  if (sampledPrecision.interval.high < targetPrecision) return 'missed';
  return sampledPrecision.precision >= targetPrecision ? 'reached' : undefined;
};

function Sample({ status }: { status: Status }) {
  const { sampledPrecision: sample } = status;
  if (!sample) return '–';
  return (
    <>
      {formatShare(sample.precision)}
      {targetOutcome(status) === 'missed' && ' ↓'}
      <small className={styles.sample}>
        {formatInterval(sample.interval)} of {formatCount(sample.accepted + sample.rejected)}
      </small>
    </>
  );
}

function SubjectRow({ status }: { status: Status }) {
  return (
    <tr>
      <td>
        <SubjectName subject={status.subject} />
        {status.reason && <span className={styles.reason}>{status.reason}</span>}
        {status.warning && <span className={styles.warning}>{status.warning}</span>}
      </td>
      <td>
        <SubjectStatusBadge status={status.status} />
      </td>
      <td data-numeric>
        {formatShare(status.targetPrecision)}
        {status.promise === 'TOGETHER' && <small className={styles.sample}>all together</small>}
      </td>
      <td data-numeric data-target={targetOutcome(status)}>
        <Sample status={status} />
      </td>
      <td data-numeric>{formatShare(status.measuredPrecision)}</td>
      <td data-numeric>{formatCount(status.published)}</td>
      <td data-numeric>{formatCount(status.queued)}</td>
      <td data-numeric>{formatCount(status.decidedCount)}</td>
    </tr>
  );
}

const columns = [
  'Subject',
  'Status',
  { label: 'Target', numeric: true },
  { label: 'Spot checks', numeric: true },
  { label: 'Reviewed', numeric: true },
  { label: 'Published', numeric: true },
  { label: 'In review', numeric: true },
  { label: 'Decided', numeric: true },
];

/** The status of each subject and why; its target precision and the measured one. */
export function SubjectsTable({ subjects }: { subjects: readonly Status[] }) {
  const [isWhole, setIsWhole] = useState(subjects.length <= mostRows);
  if (subjects.length === 0) return <EmptyState title="No subjects yet" />;
  return (
    <div className={styles.subjects}>
      <DataTable caption="Subjects and their status" columns={columns}>
        {(isWhole ? subjects : subjects.slice(0, mostRows)).map((status) => (
          <SubjectRow key={status.subject.id} status={status} />
        ))}
      </DataTable>
      {!isWhole && (
        <Button variant="default" onClick={() => setIsWhole(true)}>
          Show all {formatCount(subjects.length)} subjects
        </Button>
      )}
    </div>
  );
}
