'use client';

import { Combobox, type ComboboxStore, Loader, TextInput, useCombobox } from '@mantine/core';
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react';
import styles from './picker.module.css';

export interface PickerOption {
  id: string;
  label: string;
  /** What tells it apart from others of its name, a line each. */
  details?: readonly string[];
}

export interface PickerFound {
  options: readonly PickerOption[];
  isFetching: boolean;
  /** Whether they answer the letters that stand in the field now. */
  isAnswered: boolean;
  error: Error | null;
  /** Offered after them: a way to find more. */
  more?: PickerOption | undefined;
}

interface Props {
  label: string;
  placeholder: string;
  /** Said where nothing is found. */
  none: string;
  /** Takes the focus when the dialog around it opens. */
  isFirstInDialog?: boolean;
  search: string;
  onSearch: (search: string) => void;
  found: PickerFound;
  onPick: (id: string) => void;
}

function Option({ id, label, details = [] }: PickerOption) {
  return (
    <Combobox.Option value={id}>
      <span className={styles.label}>{label}</span>
      {details.map((detail) => (
        <span key={detail} className={styles.trail}>
          {detail}
        </span>
      ))}
    </Combobox.Option>
  );
}

function Options({ label, none, found }: Pick<Props, 'label' | 'none' | 'found'>) {
  const { options, isAnswered, error, more } = found;
  return (
    <Combobox.Options aria-label={label} mah={260} style={{ overflowY: 'auto' }}>
      {options.map((option) => (
        <Option key={option.id} {...option} />
      ))}
      {options.length === 0 && isAnswered && <Combobox.Empty>{none}</Combobox.Empty>}
      {error && <Combobox.Empty>{error.message}</Combobox.Empty>}
      {more && <Combobox.Option value={more.id}>{more.label}</Combobox.Option>}
    </Combobox.Options>
  );
}

/** Enter takes what answers the letters that stand there, never what was found for those of before. */
function useFirstOption(
  { selectFirstOption, resetSelectedOption }: ComboboxStore,
  { options, isAnswered }: PickerFound,
): void {
  const foundIds = options.map(({ id }) => id).join(' ');
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

/** A field that finds things by what is typed, and takes one. */
export function Picker({ label, placeholder, none, isFirstInDialog = false, search, onSearch, found, onPick }: Props) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  useFirstOption(combobox, found);
  const pick = (id: string): void => {
    if (found.options.some((option) => option.id === id)) {
      onSearch('');
      combobox.closeDropdown();
    }
    onPick(id);
  };
  const early = useEarlyEnter(found.isAnswered, () => {
    const [first] = found.options;
    if (first) pick(first.id);
  });
  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal={false}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          data-autofocus={isFirstInDialog || undefined}
          label={label}
          placeholder={placeholder}
          value={search}
          autoComplete="off"
          role="combobox"
          rightSection={found.isFetching && <Loader size={14} />}
          onChange={(event) => {
            early.forget();
            onSearch(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onKeyDown={early.onKeyDown}
          onFocus={() => search && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={search.trim() === ''}>
        <Options label={label} none={none} found={found} />
      </Combobox.Dropdown>
    </Combobox>
  );
}
