'use client';

import { IconFileText } from '@tabler/icons-react';
import Link from 'next/link';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { useGraphql } from '@/lib/use-graphql';
import { EmbeddingsTable } from '../embeddings/embeddings-table';
import { ImportButton } from '../import/import-button';
import { pageOfRun } from '../run/page-of-run';
import { runsQuery } from '../runs/runs-query';
import { useViewer } from '../shell/viewer-context';
import { deleteEncoderMutation } from './delete-encoder-mutation';
import { encodersQuery } from './encoders-query';
import { importEncoderMutation } from './import-encoder-mutation';
import { msText } from './ms-text';

function EncodersList() {
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
    <EmbeddingsTable
      title="Encoders"
      rows={data.encoders}
      figure={{ label: 'Time per text', of: ({ msPerText }) => msText(msPerText) }}
      since="Imported"
      consequence="The encoder is deleted for good, with the vectors of all texts that it has encoded."
      mutation={deleteEncoderMutation}
      list={encodersQuery}
    />
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
        actions={
          can('OPERATOR') && (
            <ImportButton
              label="Import a zip"
              accept=".zip"
              ending={/\.zip$/i}
              mutation={importEncoderMutation}
              list={runsQuery}
              pageOf={({ importEncoder }) => pageOfRun(importEncoder)}
            />
          )
        }
      />
      <EncodersList />
    </>
  );
}
