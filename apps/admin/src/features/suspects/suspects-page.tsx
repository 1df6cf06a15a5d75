'use client';

import { SegmentedControl } from '@mantine/core';
import Link from 'next/link';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { PageHeader } from '@/components/page-header';
import { PageLoading } from '@/components/page-loading';
import { Pager } from '@/components/pager';
import { Panel } from '@/components/panel';
import { useCursorTrail } from '@/components/use-cursor-trail';
import type { SuspectLabelFilter } from '@/gql/graphql';
import { useGraphql } from '@/lib/use-graphql';
import { useKeptFocus } from '@/lib/use-kept-focus';
import { LastSettled } from './last-settled';
import { SuspectRow } from './suspect-row';
import styles from './suspects.module.css';
import { suspectsQuery } from './suspects-query';
import { useSettling } from './use-settling';

const kinds = ['all', 'given', 'missing'] as const;
const parsers = { version: parseAsString, kind: parseAsStringLiteral(kinds).withDefault('all') };

const choices = [
  { value: 'all', label: 'All' },
  { value: 'given', label: 'Likely wrong' },
  { value: 'missing', label: 'Likely missing' },
];

function SuspectList({ filter }: { filter: SuspectLabelFilter }) {
  const trail = useCursorTrail();
  const settling = useSettling();
  const kept = useKeptFocus<HTMLUListElement>();
  const { data, error, refetch } = useGraphql(suspectsQuery, { filter, after: trail.after }, { keepPrevious: true });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  const { edges, pageInfo, totalCount } = data.suspectLabels;
  const open = edges.map(({ node }) => node).filter((suspect) => !settling.isSettled(suspect));
  return (
    <>
      <LastSettled settling={settling} />
      {open.length === 0 ? (
        <EmptyState title={trail.page === 1 ? 'No suspect labels' : 'No suspect labels left on this page'}>
          <p>Each training checks its labels again.</p>
        </EmptyState>
      ) : (
        <Panel title="Most doubtful first" flush>
          <ul className={styles.list} {...kept}>
            {open.map((suspect) => (
              <SuspectRow key={suspect.document.id + suspect.subject.id} suspect={suspect} settling={settling} />
            ))}
          </ul>
        </Panel>
      )}
      <Pager trail={trail} pageInfo={pageInfo} totalCount={totalCount} />
    </>
  );
}

/** Labels that training considers wrong: to be removed, added, or kept for good. */
export function SuspectsPage() {
  const [{ version, kind }, setFilter] = useQueryStates(parsers);
  const { reset } = useCursorTrail();
  const change = (value: string): void => {
    reset();
    void setFilter({ kind: kinds.find((each) => each === value) ?? 'all' });
  };
  const filter = { versionId: version, given: kind === 'all' ? null : kind === 'given' };
  return (
    <>
      <PageHeader
        title="Suspect labels"
        trail={<Link href="/review">Review</Link>}
        detail={`Labels that ${version ? 'this version disagrees' : 'the deployed models disagree'} with, judged without seeing the document in training.`}
      />
      <SegmentedControl
        className={styles.filter}
        aria-label="Filter suspect labels"
        data={choices}
        value={kind}
        onChange={change}
      />
      <SuspectList key={`${version} ${kind}`} filter={filter} />
    </>
  );
}
