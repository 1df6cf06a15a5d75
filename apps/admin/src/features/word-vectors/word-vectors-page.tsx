'use client';

import { IconVector } from '@tabler/icons-react';
import Link from 'next/link';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { formatCount } from '@/lib/format';
import { useGraphql } from '@/lib/use-graphql';
import { EmbeddingsTable } from '../embeddings/embeddings-table';
import { ImportButton } from '../import/import-button';
import { pageOfRun } from '../run/page-of-run';
import { runsQuery } from '../runs/runs-query';
import { useViewer } from '../shell/viewer-context';
import { deleteWordVectorsMutation } from './delete-word-vectors-mutation';
import { importWordVectorsMutation } from './import-word-vectors-mutation';
import { LearnWordVectorsButton } from './learn-word-vectors-button';
import { wordVectorsQuery } from './word-vectors-query';

function WordVectorsList() {
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
    <EmbeddingsTable
      title="Word vectors"
      rows={data.wordVectors}
      figure={{ label: 'Words', of: ({ words }) => formatCount(words) }}
      since="Made"
      consequence="The word vectors are deleted for good. Versions that were trained with them stay as they are."
      mutation={deleteWordVectorsMutation}
      list={wordVectorsQuery}
    />
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
              <ImportButton
                isLesser
                label="Import a file"
                ending={/\.gz$/i}
                mutation={importWordVectorsMutation}
                list={runsQuery}
                pageOf={({ importWordVectors }) => pageOfRun(importWordVectors)}
              />
              <LearnWordVectorsButton />
            </>
          )
        }
      />
      <WordVectorsList />
    </>
  );
}
