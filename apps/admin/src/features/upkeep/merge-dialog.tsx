'use client';

import { Select, Text } from '@mantine/core';
import { useState } from 'react';
import { fullNameOf } from '@/lib/subject-place';
import { useGraphql } from '@/lib/use-graphql';
import { sourcesQuery } from '../sources/sources-query';
import { SubjectPicker } from '../subject-picker/subject-picker';
import { schemesQuery } from '../subjects/schemes-query';
import { ChangeDialog } from './change-dialog';
import { DocumentPicker } from './document-picker';
import { EffectList } from './effect-list';
import type { Item, Picked } from './item';
import { mergeMutation } from './merge-mutation';
import { mergePreviewQuery } from './merge-preview-query';
import { useChange } from './use-change';

interface PickProps {
  item: Item;
  onPick: (picked: Picked) => void;
}

/** Of schemes and sources there are few. */
function OtherSelect({ item, onPick }: PickProps) {
  const schemes = useGraphql(schemesQuery, {}, { enabled: item.kind === 'scheme' });
  const sources = useGraphql(sourcesQuery, {}, { enabled: item.kind === 'source' });
  const all: readonly Picked[] = schemes.data?.schemes ?? sources.data?.sources ?? [];
  const others = all.filter(({ id }) => id !== item.id);
  return (
    <Select
      label="Merge into"
      data={others.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => {
        const picked = others.find((other) => other.id === id);
        if (picked) onPick(picked);
      }}
      data-autofocus
    />
  );
}

function Other({ item, onPick }: PickProps) {
  if (item.kind === 'scheme' || item.kind === 'source') return <OtherSelect item={item} onPick={onPick} />;
  if (item.kind === 'document') return <DocumentPicker label="Merge into" exceptId={item.id} onPick={onPick} />;
  return (
    <SubjectPicker
      label="Merge into"
      isFirstInDialog
      scheme={item.scheme ?? null}
      onPick={(subject) => onPick({ id: subject.id, name: fullNameOf(subject) })}
    />
  );
}

const notes = {
  subject:
    'Labels and decisions move, and the other subject also takes this one’s place in the hierarchy. This can’t be undone.',
  scheme:
    'Subjects move; those that both schemes have become one. Models of this scheme are deleted. A missing label is a “no” afterwards only if it was one among all subjects of both. This can’t be undone.',
  source:
    'Documents move. Of two with the same ID, the one in the other source stays and takes over the decisions. This can’t be undone.',
  document:
    'Labels and decisions move; the other document keeps its title, text and metadata. This one is set aside, also by later imports, and can be restored without what moved.',
} as const satisfies Record<Item['kind'], string>;

interface Props {
  item: Item;
  onClose: () => void;
  onMerged: (intoId: string) => void;
}

/** Picks what a thing is merged into, says what that does, and does it. */
export function MergeDialog({ item, onClose, onMerged }: Props) {
  const [into, setInto] = useState<Picked | null>(null);
  const input = { fromId: item.id, intoId: into?.id ?? '' };
  const { data, error } = useGraphql(
    mergePreviewQuery,
    { input },
    { enabled: into !== null, staleTimeMs: 0, retriesLater: true },
  );
  const merging = useChange(mergeMutation, () => {
    onClose();
    onMerged(input.intoId);
  });
  return (
    <ChangeDialog
      title={into ? `Merge “${item.name}” into “${into.name}”?` : `Merge “${item.name}”`}
      action="Merge"
      isReady={data !== undefined && !error}
      isPending={merging.isPending}
      problem={merging.problem}
      onConfirm={() => merging.run({ input })}
      onClose={onClose}
    >
      <Other item={item} onPick={setInto} />
      {into && <EffectList effects={data?.mergePreview} error={error} />}
      <Text size="sm" c="dimmed">
        {notes[item.kind]}
      </Text>
    </ChangeDialog>
  );
}
