'use client';

import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { ErrorState } from '@/components/error-state';
import { useGraphql } from '@/lib/use-graphql';
import { subjectBranchQuery } from './subject-branch-query';
import { SubjectRow } from './subject-row';
import styles from './subjects.module.css';

interface Props {
  scheme: string;
  parentId: string | null;
  search: string | null;
  depth: number;
}

interface PageProps extends Props {
  after: string | null;
  onMore: (cursor: string) => void;
  isLast: boolean;
}

function BranchPage({ scheme, parentId, search, depth, after, onMore, isLast }: PageProps) {
  const rootsOnly = parentId === null && search === null;
  const variables = { scheme, parentId, search, after, rootsOnly };
  const { data, error, refetch } = useGraphql(subjectBranchQuery, variables, { staleTimeMs: 15_000 });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={28} m={4} />;
  const { edges, pageInfo } = data.subjects;
  const { endCursor } = pageInfo;
  if (edges.length === 0) return <li className={styles.none}>No matching subjects.</li>;
  return (
    <>
      {edges.map(({ node }) => (
        <SubjectRow
          key={node.id}
          subject={node}
          depth={depth}
          isFound={search !== null}
          renderBranch={() => <SubjectBranch scheme={scheme} parentId={node.id} search={null} depth={depth + 1} />}
        />
      ))}
      {isLast && pageInfo.hasNextPage && endCursor && (
        <li className={styles.more}>
          <Button variant="default" size="compact-xs" onClick={() => onMore(endCursor)}>
            Show more
          </Button>
        </li>
      )}
    </>
  );
}

/** The subjects right below one, the roots, or those that a search finds, a page at a time. */
export function SubjectBranch(props: Props) {
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  return (
    <ul className={styles.branch}>
      {cursors.map((after, index) => (
        <BranchPage
          key={after}
          {...props}
          after={after}
          isLast={index === cursors.length - 1}
          onMore={(cursor) => setCursors([...cursors, cursor])}
        />
      ))}
    </ul>
  );
}
