'use client';

import { Button, TextInput } from '@mantine/core';
import { IconFileImport, IconSearch } from '@tabler/icons-react';
import Link from 'next/link';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Pager } from '@/components/pager';
import { useGraphql } from '@/lib/use-graphql';
import { useViewer } from '../shell/viewer-context';
import { DocumentList } from './document-list';
import styles from './documents.module.css';
import { documentsQuery } from './documents-query';
import { Filters } from './filters';
import { type DocumentFilterControl, useDocumentFilter } from './use-document-filter';

function Actions() {
  const { canOpen } = useViewer();
  return (
    <>
      {canOpen('/documents/set-aside') && (
        <Button component={Link} href="/documents/set-aside" variant="default">
          Set-aside documents
        </Button>
      )}
      <Button component={Link} href="/documents/sources" variant="default">
        Sources
      </Button>
      {canOpen('/documents/import') && (
        <Button component={Link} href="/documents/import" leftSection={<IconFileImport size={15} />}>
          Import
        </Button>
      )}
    </>
  );
}

function Results({ control }: { control: DocumentFilterControl }) {
  const { data, error, isPlaceholderData, refetch } = useGraphql(documentsQuery, control.variables, {
    keepPrevious: true,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { edges, facets, pageInfo, totalCount, isTotalCountExact } = data.documents;
  return (
    <div className={styles.page} aria-busy={isPlaceholderData}>
      <Filters control={control} facets={facets} />
      <div className={styles.results}>
        {edges.length === 0 ? (
          <NoDocuments control={control} />
        ) : (
          <DocumentList edges={edges} isStale={isPlaceholderData} />
        )}
        {(edges.length > 0 || control.trail.page > 1) && (
          <Pager
            trail={control.trail}
            pageInfo={pageInfo}
            totalCount={totalCount}
            isTotalCountExact={isTotalCountExact}
          />
        )}
      </div>
    </div>
  );
}

function NoDocuments({ control }: { control: DocumentFilterControl }) {
  const { canOpen } = useViewer();
  if (!control.isFiltered) {
    return (
      <EmptyState title="No documents yet">{canOpen('/documents/import') && <p>Import a file to begin.</p>}</EmptyState>
    );
  }
  return (
    <EmptyState title="No matching documents">
      <p>Try fewer filters or other words.</p>
      <Button variant="default" onClick={control.clear}>
        Clear filters
      </Button>
    </EmptyState>
  );
}

/** Search and filter documents; everything chosen stands in the URL. */
export function DocumentsPage() {
  const control = useDocumentFilter();
  return (
    <>
      <PageHeader title="Documents" actions={<Actions />} />
      <TextInput
        className={styles.search}
        size="md"
        type="search"
        aria-label="Search titles and texts"
        placeholder="Search titles and texts: words, “a phrase”, -exclude"
        leftSection={<IconSearch size={17} />}
        value={control.filter.q}
        onChange={(event) => control.change({ q: event.currentTarget.value })}
      />
      <Results control={control} />
    </>
  );
}
