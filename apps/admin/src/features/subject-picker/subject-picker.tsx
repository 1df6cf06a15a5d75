'use client';

import { Combobox, type ComboboxStore, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react';
import { broaderTrail } from '@/components/subject-name';
import { useGraphql } from '@/lib/use-graphql';
import { findSubjectsQuery } from './find-subjects-query';
import styles from './subject-picker.module.css';

export interface PickedSubject {
  id: string;
  label: string;
  paths: string[];
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
const includeDeprecated = 'include-deprecated';

const useFoundSubjects = (search: string, scheme: string | null, withDeprecated: boolean) => {
  const [settled] = useDebouncedValue(search.trim(), 120);
  const { data, error, isFetching, isPlaceholderData } = useGraphql(
    findSubjectsQuery,
    { search: settled, scheme, isDeprecated: withDeprecated ? null : false },
    { enabled: settled !== '', keepPrevious: true },
  );
  const subjects = settled ? (data?.subjects.edges.map(({ node }) => node) ?? []) : [];
  const isAnswered = data !== undefined && !isPlaceholderData && settled === search.trim();
  return { subjects, isFetching, isAnswered, error };
};

function Choice({ subject }: { subject: PickedSubject }) {
  return (
    <Combobox.Option value={subject.id}>
      <span className={styles.label}>{subject.label}</span>
      {subject.isDeprecated && <span className={styles.trail}>deprecated</span>}
      <span className={styles.trail}>{broaderTrail(subject.paths[0])}</span>
    </Combobox.Option>
  );
}

interface Found {
  subjects: readonly PickedSubject[];
  /** Whether they answer the letters that stand in the field now. */
  isAnswered: boolean;
  error: Error | null;
  withDeprecated: boolean;
}

function Choices({ label, subjects, isAnswered, error, withDeprecated }: Found & { label: string }) {
  return (
    <Combobox.Options aria-label={label} mah={260} style={{ overflowY: 'auto' }}>
      {subjects.map((subject) => (
        <Choice key={subject.id} subject={subject} />
      ))}
      {subjects.length === 0 && isAnswered && <Combobox.Empty>No matching subjects</Combobox.Empty>}
      {error && <Combobox.Empty>{error.message}</Combobox.Empty>}
      {!withDeprecated && isAnswered && subjects.length < mostFound && (
        <Combobox.Option value={includeDeprecated}>Include deprecated subjects</Combobox.Option>
      )}
    </Combobox.Options>
  );
}

/** Enter takes what answers the letters that stand there, never what was found for those of before. */
function useFirstOption(
  { selectFirstOption, resetSelectedOption }: ComboboxStore,
  subjects: readonly PickedSubject[],
  isAnswered: boolean,
): void {
  const foundIds = subjects.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (isAnswered && foundIds) selectFirstOption();
    else resetSelectedOption();
  }, [isAnswered, foundIds, selectFirstOption, resetSelectedOption]);
}

/** Enter that comes before the answer takes its first as soon as it is there. */
function useEarlyEnter(isAnswered: boolean, takeFirst: () => void) {
  const [isEntered, setEntered] = useState(false);
  const take = useEffectEvent(takeFirst);
  useEffect(() => {
    if (!isEntered || !isAnswered) return;
    setEntered(false);
    take();
  }, [isEntered, isAnswered]);
  const onKeyDown = (event: KeyboardEvent): void => {
    setEntered(event.key === 'Enter' && !isAnswered);
    // A form around it is not sent by what takes an option.
    if (event.key === 'Enter') event.preventDefault();
  };
  return { onKeyDown, forget: () => setEntered(false) };
}

/** Finds a subject by a few letters of its label. */
export function SubjectPicker({ label, placeholder, scheme = null, isFirstInDialog = false, onPick }: Props) {
  const [search, setSearch] = useState('');
  const [withDeprecated, setWithDeprecated] = useState(false);
  const { isFetching, ...found } = useFoundSubjects(search, scheme, withDeprecated);
  const { subjects, isAnswered } = found;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });

  useFirstOption(combobox, subjects, isAnswered);

  const pick = (id: string): void => {
    if (id === includeDeprecated) setWithDeprecated(true);
    const subject = subjects.find((candidate) => candidate.id === id);
    if (!subject) return;
    setSearch('');
    setWithDeprecated(false);
    combobox.closeDropdown();
    onPick(subject);
  };

  const early = useEarlyEnter(isAnswered, () => pick(subjects[0]?.id ?? ''));

  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal={false}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          data-autofocus={isFirstInDialog || undefined}
          label={label}
          placeholder={placeholder ?? 'Type a few letters'}
          value={search}
          autoComplete="off"
          role="combobox"
          rightSection={isFetching && <Loader size={14} />}
          onChange={(event) => {
            early.forget();
            setSearch(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onKeyDown={early.onKeyDown}
          onFocus={() => search && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={search.trim() === ''}>
        <Choices {...found} label={label} withDeprecated={withDeprecated} />
      </Combobox.Dropdown>
    </Combobox>
  );
}
