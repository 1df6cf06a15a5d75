'use client';

import { Text } from '@mantine/core';
import { useGraphql } from '@/lib/use-graphql';
import { ChangeDialog } from './change-dialog';
import { deleteMutation } from './delete-mutation';
import { deletionPreviewQuery } from './deletion-preview-query';
import { EffectList } from './effect-list';
import type { Item } from './item';
import { useChange } from './use-change';

interface Props {
  item: Item;
  onClose: () => void;
  onGone: () => void;
}

/** Says what goes with a thing, and deletes it. */
export function DeleteDialog({ item, onClose, onGone }: Props) {
  const input = { id: item.id };
  const { data, error } = useGraphql(deletionPreviewQuery, { input }, { staleTimeMs: 0, retriesLater: true });
  const deleting = useChange(deleteMutation, () => {
    onClose();
    onGone();
  });
  return (
    <ChangeDialog
      title={`Delete “${item.name}”?`}
      action="Delete"
      isReady={data !== undefined}
      isPending={deleting.isPending}
      problem={deleting.problem}
      onConfirm={() => deleting.run({ input })}
      onClose={onClose}
    >
      <EffectList effects={data?.deletionPreview} error={error} />
      <Text size="sm" c="dimmed">
        This can’t be undone. The audit trail records it.
      </Text>
    </ChangeDialog>
  );
}
