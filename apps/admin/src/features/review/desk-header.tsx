'use client';

import { Select } from '@mantine/core';
import { useRef } from 'react';
import { PageHeader } from '@/components/page-header';
import { formatCount, formatCounted } from '@/lib/format';
import { fullNameOf } from '@/lib/subject-place';
import { useGraphql } from '@/lib/use-graphql';
import { SuspectsLink } from '../suspects/suspects-link';
import styles from './review.module.css';
import { reviewSubjectsQuery } from './review-subjects-query';

/** More would slow the page down; typing finds the others. */
const mostChoices = 100;

interface Props {
  subjectId: string | null;
  onSubject: (subjectId: string | null) => void;
}

export function DeskHeader({ subjectId, onSubject }: Props) {
  const selectRef = useRef<HTMLInputElement>(null);
  const { data } = useGraphql(reviewSubjectsQuery, {});
  const choices = (data?.overview.subjects ?? [])
    .filter(({ queued, subject }) => queued > 0 || subject.id === subjectId)
    .map(({ subject, queued }) => ({ value: subject.id, label: `${fullNameOf(subject)}: ${formatCount(queued)}` }));
  const waiting = data
    ? `${formatCounted(data.overview.queued, 'suggestion')} in review, closest to a threshold first.`
    : '\u00a0';
  const blind = 'Some documents hide what the model thinks: a few of them are spot checks of published suggestions.';
  return (
    <div className={styles.header}>
      <PageHeader
        title="Review"
        detail={data && data.overview.spotCheckShare > 0 ? `${waiting} ${blind}` : waiting}
        actions={
          <>
            <SuspectsLink />
            <Select
              aria-label="Filter by subject"
              placeholder="All subjects"
              data={choices}
              value={subjectId}
              onChange={onSubject}
              // The desk's keys would be typed into it.
              onDropdownClose={() => selectRef.current?.blur()}
              ref={selectRef}
              clearable
              searchable
              limit={mostChoices}
              w={260}
            />
          </>
        }
      />
    </div>
  );
}
