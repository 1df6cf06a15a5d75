'use client';

import Link from 'next/link';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import { formatCount } from '@/lib/format';
import { useGraphql } from '@/lib/use-graphql';
import { useViewer } from '../shell/viewer-context';
import { UpkeepMenu } from '../upkeep/upkeep-menu';
import { sourcesQuery } from './sources-query';

const columns = ['Name', { label: 'Documents', numeric: true }];

/** Where documents come from; operators rename, merge and delete them. */
export function SourcesPage() {
  const canManage = useViewer().can('OPERATOR');
  const { data, error, refetch } = useGraphql(sourcesQuery, {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <>
      <PageHeader
        title="Sources"
        trail={<Link href="/documents">Documents</Link>}
        detail="Where documents come from. An import names its source, or takes the file’s name."
      />
      {data.sources.length === 0 ? (
        <EmptyState title="No sources yet" />
      ) : (
        <Panel title="Sources" flush>
          <DataTable caption="Sources" columns={canManage ? [...columns, { label: 'Manage', hidden: true }] : columns}>
            {data.sources.map(({ id, name, documentCount }) => (
              <tr key={id}>
                <td>
                  <Link href={`/documents?source=${encodeURIComponent(name)}`}>{name}</Link>
                </td>
                <td data-numeric>{formatCount(documentCount)}</td>
                {canManage && (
                  <td data-numeric>
                    <UpkeepMenu item={{ id, kind: 'source', name }} onGone={() => {}} />
                  </td>
                )}
              </tr>
            ))}
          </DataTable>
        </Panel>
      )}
    </>
  );
}
