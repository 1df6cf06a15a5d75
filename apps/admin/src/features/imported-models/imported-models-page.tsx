'use client';

import { IconTableImport } from '@tabler/icons-react';
import Link from 'next/link';
import { Ago } from '@/components/ago';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import { formatBytes } from '@/lib/format';
import { isProblem } from '@/lib/problem';
import { useGraphql } from '@/lib/use-graphql';
import { ImportButton } from '../import/import-button';
import { useViewer } from '../shell/viewer-context';
import { importModelMutation } from './import-model-mutation';
import { importedModelsQuery } from './imported-models-query';

const columns = ['Name', 'Algorithm', 'Predicts', { label: 'Size', numeric: true }, 'Imported'];

function ImportedModelList() {
  const { data, error, refetch } = useGraphql(importedModelsQuery, {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  if (data.importedModels.length === 0) {
    return (
      <EmptyState title="No imported models yet" icon={<IconTableImport size={26} stroke={1.5} />}>
        <p>Import a MOJO zip that H2O exported: its contents are shown, and it scores rows here.</p>
      </EmptyState>
    );
  }
  return (
    <Panel title="H2O models" flush>
      <DataTable caption="Imported models" columns={columns}>
        {data.importedModels.map(({ id, name, algorithm, category, sizeBytes, createdAt }) => (
          <tr key={id}>
            <td>
              <Link href={`/models/imported/${encodeURIComponent(id)}`}>{name}</Link>
            </td>
            <td>{algorithm}</td>
            <td>{category}</td>
            <td data-numeric>{formatBytes(sizeBytes)}</td>
            <td>
              <Ago at={createdAt} />
            </td>
          </tr>
        ))}
      </DataTable>
    </Panel>
  );
}

/** Models that H2O made. */
export function ImportedModelsPage() {
  const { can, canOpen } = useViewer();
  return (
    <>
      <PageHeader
        trail={canOpen('/models') && <Link href="/models">Models</Link>}
        title="Imported models"
        detail="Models that H2O made and exported as MOJO zips."
        actions={
          can('OPERATOR') && (
            <ImportButton
              label="Import a MOJO"
              accept=".zip"
              ending={/\.zip$/i}
              mutation={importModelMutation}
              list={importedModelsQuery}
              pageOf={({ importModel: imported }) =>
                isProblem(imported) ? null : `/models/imported/${encodeURIComponent(imported.model.id)}`
              }
            />
          )
        }
      />
      <ImportedModelList />
    </>
  );
}
