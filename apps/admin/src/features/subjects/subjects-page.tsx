'use client';

import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import type { SchemesQuery } from '@/gql/graphql';
import { formatCounted } from '@/lib/format';
import { useGraphql } from '@/lib/use-graphql';
import { useViewer } from '../shell/viewer-context';
import { UpkeepMenu } from '../upkeep/upkeep-menu';
import { LanguageSelect } from './language-select';
import { schemesQuery } from './schemes-query';
import { SubjectBranch } from './subject-branch';
import styles from './subjects.module.css';
import { useChosenScheme } from './use-chosen-scheme';

function ColumnHeads() {
  return (
    <div className={styles.heads} aria-hidden="true">
      <span>Subject</span>
      <span>Labelled</span>
      <span>Published</span>
      <span>In review</span>
      <span>Status</span>
    </div>
  );
}

type Scheme = SchemesQuery['schemes'][number];

function SchemeHeader({ scheme, onGone }: { scheme: Scheme; onGone: (intoId?: string) => void }) {
  const { canOpen } = useViewer();
  return (
    <PageHeader
      title="Subjects"
      detail={`${formatCounted(scheme.subjectCount, 'subject')} in the “${scheme.name}” scheme${scheme.labelsImplyBroader ? '' : ', where labels imply no broader subjects'}`}
      actions={
        <>
          {canOpen('/subjects/vocabularies') && (
            <Button component={Link} href="/subjects/vocabularies" variant="default">
              Import a vocabulary
            </Button>
          )}
          <UpkeepMenu item={{ ...scheme, kind: 'scheme' }} scheme={scheme} onGone={onGone} />
        </>
      }
    />
  );
}

/** A scheme as a tree whose branches are read when they are opened, or what a search finds in it. */
export function SubjectsPage() {
  const [q, setQ] = useQueryState('q', parseAsString.withDefault(''));
  const [search] = useDebouncedValue(q.trim(), 150);
  const { data, error, refetch } = useGraphql(schemesQuery, {}, { staleTimeMs: 30_000 });
  const [chosen, choose] = useChosenScheme(data?.schemes ?? []);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  if (!chosen) return <EmptyState title="No subjects yet">Importing documents with subjects creates them.</EmptyState>;
  const nameOf = (schemeId?: string) => data.schemes.find(({ id }) => id === schemeId)?.name ?? null;
  return (
    <>
      <SchemeHeader scheme={chosen} onGone={(intoId) => void choose(nameOf(intoId))} />
      <Group gap="xs" mb="md">
        <TextInput
          type="search"
          aria-label="Search subjects"
          placeholder="Search by label"
          leftSection={<IconSearch size={16} />}
          value={q}
          onChange={(event) => void setQ(event.currentTarget.value || null)}
          className={styles.search}
        />
        <LanguageSelect languages={chosen.languages} />
        {data.schemes.length > 1 && (
          <Select
            aria-label="Scheme"
            data={data.schemes.map(({ name }) => name)}
            value={chosen.name}
            allowDeselect={false}
            onChange={(value) => void choose(value)}
          />
        )}
      </Group>
      <div className={styles.tree}>
        <ColumnHeads />
        <SubjectBranch
          key={chosen.id + search}
          scheme={chosen.name}
          parentId={null}
          search={search || null}
          depth={0}
        />
      </div>
    </>
  );
}
