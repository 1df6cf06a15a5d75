'use client';

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ChangeDialog } from './change-dialog';
import type { Item } from './item';
import { renameMutation } from './rename-mutation';
import { useChange } from './use-change';

const notes: Record<Item['kind'], string | undefined> = {
  subject: 'Files that use the former name still refer to this subject.',
  scheme: undefined,
  source: undefined,
  document: 'A later import of this document replaces the title again.',
};

interface Props {
  item: Item;
  onClose: () => void;
}

export function RenameDialog({ item, onClose }: Props) {
  const [name, setName] = useState(item.name);
  const renaming = useChange(renameMutation, onClose);
  const isReady = name.trim() !== '' && name.trim() !== item.name;
  const rename = (): void => renaming.run({ input: { id: item.id, name } });
  return (
    <ChangeDialog
      title={`Rename “${item.name}”`}
      action="Rename"
      isReady={isReady}
      isPending={renaming.isPending}
      problem={renaming.problem}
      onConfirm={rename}
      onClose={onClose}
    >
      <TextInput
        label={item.kind === 'document' ? 'Title' : 'Name'}
        description={notes[item.kind]}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && isReady && rename()}
        data-autofocus
      />
    </ChangeDialog>
  );
}
