'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { Badge, type Tone } from '@/components/badge';
import { DataTable } from '@/components/data-table';
import { SubjectName } from '@/components/subject-name';
import type { OverviewQuery, SubjectServing } from '@/gql/graphql';
import { formatCount, formatShare } from '@/lib/format';
import { hasSeveralSchemes } from '@/lib/several-schemes';
import styles from './overview.module.css';

const mostRows = 60;

type Status = OverviewQuery['overview']['subjects'][number];

const serving: Record<SubjectServing, { label: string; tone: Tone }> = {
  PUBLISHES: { label: 'Publishes', tone: 'published' },
  REVIEW_ONLY: { label: 'Review only', tone: 'queued' },
  NOT_SERVED: { label: 'Not served', tone: 'withdrawn' },
};

const keptTone = ({ precisionPromised, precisionKept }: Status): 'kept' | 'missed' | undefined => {
  if (typeof precisionPromised !== 'number' || typeof precisionKept !== 'number') return undefined;
  return precisionKept >= precisionPromised ? 'kept' : 'missed';
};

function SubjectRow({ status, withScheme }: { status: Status; withScheme: boolean }) {
  const { label, tone } = serving[status.status];
  return (
    <tr>
      <td>
        <SubjectName subject={status.subject} scheme={withScheme ? status.subject.scheme.name : undefined} />
        {status.reason && <span className={styles.reason}>{status.reason}</span>}
        {status.warning && <span className={styles.warning}>{status.warning}</span>}
      </td>
      <td>
        <Badge tone={tone}>{label}</Badge>
      </td>
      <td data-numeric>{formatShare(status.precisionPromised)}</td>
      <td data-numeric data-kept={keptTone(status)}>
        {formatShare(status.precisionKept)}
        {keptTone(status) === 'missed' && ' ↓'}
      </td>
      <td data-numeric>{formatCount(status.published)}</td>
      <td data-numeric>{formatCount(status.queued)}</td>
      <td data-numeric>{formatCount(status.decidedCount)}</td>
    </tr>
  );
}

const columns = [
  'Subject',
  'Standing',
  { label: 'Promised', numeric: true },
  { label: 'Kept', numeric: true },
  { label: 'Published', numeric: true },
  { label: 'Waiting', numeric: true },
  { label: 'Decided', numeric: true },
];

/** Which subjects publish, which only ask, and why; the precision promised and the precision kept. */
export function SubjectStanding({ subjects }: { subjects: readonly Status[] }) {
  const withScheme = hasSeveralSchemes(subjects);
  const [isWhole, setIsWhole] = useState(subjects.length <= mostRows);
  return (
    <div className={styles.standing}>
      <DataTable caption="Subjects and how they stand" columns={columns}>
        {(isWhole ? subjects : subjects.slice(0, mostRows)).map((status) => (
          <SubjectRow key={status.subject.id} status={status} withScheme={withScheme} />
        ))}
      </DataTable>
      {!isWhole && (
        <Button variant="default" onClick={() => setIsWhole(true)}>
          Show all {formatCount(subjects.length)}
        </Button>
      )}
    </div>
  );
}
