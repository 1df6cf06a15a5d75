'use client';

import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useViewer } from '../shell/viewer-context';
import { DeleteDialog } from './delete-dialog';
import { type EditableScheme, EditSchemeDialog } from './edit-scheme-dialog';
import { type EditableSubject, EditSubjectDialog } from './edit-subject-dialog';
import type { Item } from './item';
import { MergeDialog } from './merge-dialog';
import { RenameDialog } from './rename-dialog';

interface Props {
  item: Item;
  /** What else can be edited of a subject. */
  subject?: EditableSubject;
  /** What can be edited of a scheme. */
  scheme?: EditableScheme;
  /** It was deleted or, with an id, merged into another. */
  onGone: (intoId?: string) => void;
}

/** Renaming, merging and deleting a thing, for those who may. */
export function UpkeepMenu({ item, subject, scheme, onGone }: Props) {
  const [dialog, setDialog] = useState<'rename' | 'edit' | 'merge' | 'delete' | null>(null);
  if (!useViewer().can('OPERATOR')) return null;
  const close = (): void => setDialog(null);
  const { kind } = item;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            rightSection={<IconChevronDown size={15} />}
            aria-label={`Manage ${kind} “${item.name}”`}
          >
            Manage
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('rename')}>Rename…</Menu.Item>
          {subject && <Menu.Item onClick={() => setDialog('edit')}>Edit details…</Menu.Item>}
          {scheme && <Menu.Item onClick={() => setDialog('edit')}>Edit settings…</Menu.Item>}
          <Menu.Item onClick={() => setDialog('merge')}>Merge into another…</Menu.Item>
          <Menu.Item onClick={() => setDialog('delete')}>Delete…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'rename' && <RenameDialog item={item} onClose={close} />}
      {dialog === 'edit' && subject && <EditSubjectDialog subject={subject} onClose={close} />}
      {dialog === 'edit' && scheme && <EditSchemeDialog scheme={scheme} onClose={close} />}
      {dialog === 'merge' && <MergeDialog item={item} onClose={close} onMerged={onGone} />}
      {dialog === 'delete' && <DeleteDialog item={item} onClose={close} onGone={() => onGone()} />}
    </>
  );
}
