'use client';

import { Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { parseAsString, useQueryStates } from 'nuqs';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageLoading } from '@/components/page-loading';
import { Pager } from '@/components/pager';
import { Panel } from '@/components/panel';
import { useCursorTrail } from '@/components/use-cursor-trail';
import type { AuditTrailQuery } from '@/gql/graphql';
import { formatDateTime } from '@/lib/format';
import { useGraphql } from '@/lib/use-graphql';
import { auditTrailQuery } from './audit-trail-query';
import styles from './settings.module.css';

type Event = AuditTrailQuery['auditTrail']['edges'][number]['node'];

const parsers = { actor: parseAsString, action: parseAsString, target: parseAsString };

function EventRow({ event }: { event: Event }) {
  return (
    <tr>
      <td className={styles.nowrap}>{formatDateTime(event.at)}</td>
      <td title={event.actor}>{event.actorName ?? event.actor}</td>
      <td>{event.action}</td>
      <td>{event.target}</td>
      <td>
        <code className={styles.details}>{JSON.stringify(event.details)}</code>
      </td>
    </tr>
  );
}

const useAudit = () => {
  const [filter, setFilter] = useQueryStates(parsers);
  const trail = useCursorTrail();
  const [settled] = useDebouncedValue(filter, 200);
  const query = useGraphql(auditTrailQuery, { ...settled, after: trail.after }, { keepPrevious: true });
  const change = (changes: Partial<typeof filter>): void => {
    trail.reset();
    void setFilter(changes);
  };
  return { ...query, filter, change, trail };
};

/** What was done, by whom, when; the database itself refuses to change it. */
export function AuditTrail() {
  const { data, error, refetch, filter, change, trail } = useAudit();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const edges = data?.auditTrail.edges ?? [];
  return (
    <>
      <Group gap="xs" mb="md">
        {(['actor', 'action', 'target'] as const).map((name) => (
          <TextInput
            key={name}
            aria-label={`Filter by ${name}`}
            placeholder={`Filter by ${name}`}
            value={filter[name] ?? ''}
            onChange={(event) => change({ [name]: event.currentTarget.value || null })}
          />
        ))}
      </Group>
      {!data && <PageLoading />}
      {data && edges.length === 0 && <EmptyState title="No matching events" />}
      {data && edges.length > 0 && (
        <>
          <Panel title="Audit trail" flush>
            <DataTable caption="Audit trail" columns={['Time', 'Actor', 'Action', 'Target', 'Details']}>
              {edges.map(({ node }) => (
                <EventRow key={node.id} event={node} />
              ))}
            </DataTable>
          </Panel>
          <Pager trail={trail} pageInfo={data.auditTrail.pageInfo} />
        </>
      )}
    </>
  );
}
