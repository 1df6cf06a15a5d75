'use client';

import { IconVector } from '@tabler/icons-react';
import Link from 'next/link';
import { Ago } from '@/components/ago';
import { DataTable } from '@/components/data-table';
import { DeleteButton } from '@/components/delete-button';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Panel } from '@/components/panel';
import { formatBytes, formatCount } from '@/lib/format';
import { useGraphql } from '@/lib/use-graphql';
import { useViewer } from '../shell/viewer-context';
import { deleteWordVectorsMutation } from './delete-word-vectors-mutation';
import { ImportWordVectorsButton } from './import-word-vectors-button';
import { LearnWordVectorsButton } from './learn-word-vectors-button';
import { originText } from './origin-text';
import { wordVectorsQuery } from './word-vectors-query';

const columns = [
  'Name',
  'From',
  { label: 'Words', numeric: true },
  { label: 'Dimensions', numeric: true },
  { label: 'Size', numeric: true },
  'Models',
  'Made',
];

function WordVectorsList() {
  const canDelete = useViewer().can('OPERATOR');
  const { data, error, refetch } = useGraphql(wordVectorsQuery, {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  if (data.wordVectors.length === 0) {
    return (
      <EmptyState title="No word vectors yet" icon={<IconVector size={26} stroke={1.5} />}>
        <p>
          Learn some from your documents, or import a file of word2vec, fastText, GloVe or H2O. Then choose them when
          you train a new model.
        </p>
      </EmptyState>
    );
  }
  return (
    <Panel title="Word vectors" flush>
      <DataTable
        caption="Word vectors"
        columns={canDelete ? [...columns, { label: 'Actions', hidden: true }] : columns}
      >
        {data.wordVectors.map(({ id, name, provenance, words, dimensions, sizeBytes, modelNames, createdAt }) => (
          <tr key={id}>
            <td>{name}</td>
            <td>{originText(provenance)}</td>
            <td data-numeric>{formatCount(words)}</td>
            <td data-numeric>{dimensions}</td>
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
                  consequence="The word vectors are deleted for good. Versions that were trained with them stay as they are."
                  mutation={deleteWordVectorsMutation}
                  list={wordVectorsQuery}
                />
              </td>
            )}
          </tr>
        ))}
      </DataTable>
    </Panel>
  );
}

/** Word vectors that models can be trained with. */
export function WordVectorsPage() {
  const { can } = useViewer();
  return (
    <>
      <PageHeader
        trail={<Link href="/models">Models</Link>}
        title="Word vectors"
        detail="Models can be trained with the mean of the vectors of a document’s words, beside the words themselves."
        actions={
          can('OPERATOR') && (
            <>
              <ImportWordVectorsButton />
              <LearnWordVectorsButton />
            </>
          )
        }
      />
      <WordVectorsList />
    </>
  );
}
