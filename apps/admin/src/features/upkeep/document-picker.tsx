'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Picker } from '@/components/picker';
import { useGraphql } from '@/lib/use-graphql';
import { findDocumentsQuery } from './find-documents-query';
import type { Picked } from './item';

interface Props {
  label: string;
  /** A document that is not offered. */
  exceptId: string;
  onPick: (picked: Picked) => void;
}

const useFoundDocuments = (search: string, exceptId: string) => {
  const [settled] = useDebouncedValue(search.trim(), 250);
  const { data, error, isFetching, isPlaceholderData } = useGraphql(
    findDocumentsQuery,
    { search: settled },
    { enabled: settled !== '', keepPrevious: true },
  );
  const nodes = settled && data ? [...data.called.edges, ...data.found.edges].map(({ node }) => node) : [];
  const others = new Map(nodes.filter(({ id }) => id !== exceptId).map((node) => [node.id, node]));
  const options = [...others.values()].map(({ id, title, source, externalId }) => ({
    id,
    label: title || externalId,
    details: [`${source} · ${externalId}`],
  }));
  const isAnswered = data !== undefined && !isPlaceholderData && settled === search.trim();
  return { options, isFetching, isAnswered, error };
};

/** Finds a document by words of its title or text, or by its id within its source. */
export function DocumentPicker({ label, exceptId, onPick }: Props) {
  const [search, setSearch] = useState('');
  const found = useFoundDocuments(search, exceptId);
  const pick = (id: string): void => {
    const picked = found.options.find((option) => option.id === id);
    if (picked) onPick({ id, name: picked.label });
  };
  return (
    <Picker
      label={label}
      placeholder="Words of its title, or its ID"
      none="No matching documents"
      isFirstInDialog
      search={search}
      onSearch={setSearch}
      found={found}
      onPick={pick}
    />
  );
}
