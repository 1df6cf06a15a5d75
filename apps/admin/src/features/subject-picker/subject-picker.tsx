'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Picker } from '@/components/picker';
import { type NamedPlace, trailOf } from '@/lib/subject-place';
import { useGraphql } from '@/lib/use-graphql';
import { findSubjectsQuery } from './find-subjects-query';

export interface PickedSubject extends NamedPlace {
  id: string;
  isDeprecated?: boolean;
}

interface Props {
  label: string;
  placeholder?: string;
  scheme?: string | null;
  /** Takes the focus when the dialog around it opens. */
  isFirstInDialog?: boolean;
  onPick: (subject: PickedSubject) => void;
}

/** How many are found at most; where fewer are, it may be that what is wanted is deprecated. */
const mostFound = 12;
/** No id. */
const includeDeprecated = { id: 'include-deprecated', label: 'Include deprecated subjects' };

const useFoundSubjects = (search: string, scheme: string | null, withDeprecated: boolean) => {
  const [settled] = useDebouncedValue(search.trim(), 120);
  const { data, error, isFetching, isPlaceholderData } = useGraphql(
    findSubjectsQuery,
    { search: settled, scheme, isDeprecated: withDeprecated ? null : false },
    { enabled: settled !== '', keepPrevious: true },
  );
  const subjects: PickedSubject[] = settled ? (data?.subjects.edges.map(({ node }) => node) ?? []) : [];
  const isAnswered = data !== undefined && !isPlaceholderData && settled === search.trim();
  const more = !withDeprecated && isAnswered && subjects.length < mostFound ? includeDeprecated : undefined;
  return { subjects, more, isFetching, isAnswered, error };
};

const describe = (subject: PickedSubject) => ({
  id: subject.id,
  label: subject.label,
  details: [...(subject.isDeprecated ? ['deprecated'] : []), trailOf(subject)],
});

/** Finds a subject by a few letters of its label. */
export function SubjectPicker({
  label,
  placeholder = 'Type a few letters',
  scheme = null,
  isFirstInDialog = false,
  onPick,
}: Props) {
  const [search, setSearch] = useState('');
  const [withDeprecated, setWithDeprecated] = useState(false);
  const { subjects, ...found } = useFoundSubjects(search, scheme, withDeprecated);
  const pick = (id: string): void => {
    setWithDeprecated(id === includeDeprecated.id);
    const subject = subjects.find((candidate) => candidate.id === id);
    if (subject) onPick(subject);
  };
  return (
    <Picker
      label={label}
      placeholder={placeholder}
      none="No matching subjects"
      isFirstInDialog={isFirstInDialog}
      search={search}
      onSearch={setSearch}
      found={{ ...found, options: subjects.map(describe) }}
      onPick={pick}
    />
  );
}
