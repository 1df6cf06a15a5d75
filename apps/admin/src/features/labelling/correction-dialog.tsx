'use client';

import { Modal, Stack, Text } from '@mantine/core';
import { fullNameOf, type NamedPlace } from '@/lib/subject-place';
import { SubjectPicker } from '../subject-picker/subject-picker';

/** A subject suggested for a document, which another may replace. */
export interface Correctable {
  documentId: string;
  subject: NamedPlace & { id: string };
}

interface Props {
  /** Null while the dialog is closed. */
  correctable: Correctable | null;
  onClose: () => void;
  onPick: (correctable: Correctable, subjectId: string) => void;
}

/** Rejects one subject and adds another in one act. */
export function CorrectionDialog({ correctable, onClose, onPick }: Props) {
  const name = correctable ? fullNameOf(correctable.subject) : '';
  return (
    // Gone at once: while it faded, the next keys would still go into its field.
    <Modal
      opened={correctable !== null}
      onClose={onClose}
      title={`Replace “${name}”`}
      transitionProps={{ duration: 0 }}
    >
      <Stack gap="sm" mih="21rem">
        <SubjectPicker
          label="Replace with"
          isFirstInDialog
          scheme={correctable?.subject.scheme.name ?? null}
          onPick={(picked) => {
            if (correctable) onPick(correctable, picked.id);
            onClose();
          }}
        />
        <Text size="sm" c="dimmed">
          Rejects “{name}” and adds the subject you choose, in one decision.
        </Text>
      </Stack>
    </Modal>
  );
}
