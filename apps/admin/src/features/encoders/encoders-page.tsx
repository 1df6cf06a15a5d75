'use client';

import { IconFileText } from '@tabler/icons-react';
import Link from 'next/link';
import { Ago } from '@/components/ago';
import { DataTable } from '@/components/data-table';
import { DeleteButton } from '@/components/delete-button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import { formatBytes } from '@/lib/format';
import { useGraphql } from '@/lib/use-graphql';
import { useViewer } from '../shell/viewer-context';
import { originText } from '../word-vectors/origin-text';
import { deleteEncoderMutation } from './delete-encoder-mutation';
import { encodersQuery } from './encoders-query';
import { ImportEncoderButton } from './import-encoder-button';
import { msText } from './ms-text';

const columns = [
  'Name',
  'From',
  { label: 'Dimensions', numeric: true },
  { label: 'Time per text', numeric: true },
  { label: 'Size', numeric: true },
  'Models',
  'Imported',
];

function EncodersList() {
  const canDelete = useViewer().can('OPERATOR');
  const { data, error, refetch } = useGraphql(encodersQuery, {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  if (data.encoders.length === 0) {
    return (
      <EmptyState title="No encoders yet" icon={<IconFileText size={26} stroke={1.5} />}>
        <p>Import the folder of a sentence transformer as a zip: any BERT with model.safetensors and mean pooling.</p>
      </EmptyState>
    );
  }
  return (
    <Panel title="Encoders" flush>
      <DataTable caption="Encoders" columns={canDelete ? [...columns, { label: 'Actions', hidden: true }] : columns}>
        {data.encoders.map(({ id, name, provenance, dimensions, msPerText, sizeBytes, modelNames, createdAt }) => (
          <tr key={id}>
            <td>{name}</td>
            <td>{originText(provenance)}</td>
            <td data-numeric>{dimensions}</td>
            <td data-numeric>{msText(msPerText)}</td>
            <td data-numeric>{formatBytes(sizeBytes)}</td>
            <td>{modelNames.join(', ') || 'None'}</td>
            <td>
              <Ago at={createdAt} />
            </td>
            {canDelete && (
              <td>
                <DeleteButton
                  id={id}
                  name={name}
                  consequence="The encoder is deleted for good, with the vectors of all texts that it has encoded."
                  mutation={deleteEncoderMutation}
                  list={encodersQuery}
                />
              </td>
            )}
          </tr>
        ))}
      </DataTable>
    </Panel>
  );
}

/** Encoders that models can be trained with. */
export function EncodersPage() {
  const { can } = useViewer();
  return (
    <>
      <PageHeader
        trail={<Link href="/models">Models</Link>}
        title="Encoders"
        detail="Sentence transformers, trained elsewhere, that turn a whole text into one vector."
        actions={can('OPERATOR') && <ImportEncoderButton />}
      />
      <EncodersList />
    </>
  );
}
