'use client';

import { Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconSearch } from '@tabler/icons-react';
import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Pager } from '@/components/pager';
import { Panel } from '@/components/panel';
import { ProblemNotice } from '@/components/problem-notice';
import { useCursorTrail } from '@/components/use-cursor-trail';
import { isProblem } from '@/lib/problem';
import { useAct } from '@/lib/use-act';
import { useGraphql } from '@/lib/use-graphql';
import { documentsQuery } from '../documents/documents-query';
import { overviewQuery } from '../overview/overview-query';
import { restoreDocumentsMutation } from './restore-documents-mutation';
import { setAsideQuery } from './set-aside-query';
import { SetAsideTable } from './set-aside-table';

function RestoreButton({ chosen, onRestored }: { chosen: string[]; onRestored: () => void }) {
  const restoring = useAct(restoreDocumentsMutation, [setAsideQuery, documentsQuery, overviewQuery]);
  return (
    <>
      <ProblemNotice problem={restoring.problem} />
      <Button
        leftSection={<IconArrowBackUp size={15} />}
        disabled={chosen.length === 0}
        loading={restoring.isPending}
        onClick={() =>
          restoring.mutate(
            { input: { documentIds: chosen } },
            { onSuccess: ({ restoreDocuments }) => !isProblem(restoreDocuments) && onRestored() },
          )
        }
      >
        {chosen.length === 0 ? 'Restore' : `Restore ${chosen.length}`}
      </Button>
    </>
  );
}

function SetAsideList({ search }: { search: string }) {
  const trail = useCursorTrail();
  const [chosen, setChosen] = useState<string[]>([]);
  const variables = { search: search.trim() || null, after: trail.after };
  const { data, error, refetch } = useGraphql(setAsideQuery, variables, { keepPrevious: true });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { edges, pageInfo, totalCount, isTotalCountExact } = data.documents;
  const none = search === '' ? 'No set-aside documents' : 'No matching documents';
  return (
    <>
      {edges.length === 0 ? (
        <EmptyState title={trail.page === 1 ? none : 'No documents left on this page'} />
      ) : (
        <Panel title="Documents" actions={<RestoreButton chosen={chosen} onRestored={() => setChosen([])} />} flush>
          <SetAsideTable documents={edges.map(({ node }) => node)} chosen={chosen} onChoose={setChosen} />
        </Panel>
      )}
      <Pager trail={trail} pageInfo={pageInfo} totalCount={totalCount} isTotalCountExact={isTotalCountExact} />
    </>
  );
}

/** Documents that take no part, with the reason; a person may restore them. */
export function SetAsidePage() {
  const [search, setSearch] = useQueryState('q', parseAsString.withDefault(''));
  const { reset } = useCursorTrail();
  const change = (value: string): void => {
    reset();
    void setSearch(value || null);
  };
  return (
    <>
      <PageHeader
        title="Set-aside documents"
        trail={<Link href="/documents">Documents</Link>}
        detail="Imports set aside duplicates, texts that are too short, and other languages; people merge documents into others. Restored documents are used in training again."
      />
      <TextInput
        mb="md"
        maw={420}
        type="search"
        aria-label="Search"
        placeholder="Search"
        leftSection={<IconSearch size={16} />}
        value={search}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <SetAsideList key={search} search={search} />
    </>
  );
}
