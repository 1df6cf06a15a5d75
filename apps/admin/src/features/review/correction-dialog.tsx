'use client';

import { Modal } from '@mantine/core';
import { SubjectPicker } from '../subject-picker/subject-picker';
import type { Suggestion } from './desk-state';
import styles from './review.module.css';

interface Props {
  opened: boolean;
  suggestion: Suggestion;
  onClose: () => void;
  onPick: (subjectId: string) => void;
}

/** Rejects one subject and labels another in one act. */
export function CorrectionDialog({ opened, suggestion, onClose, onPick }: Props) {
  const { subject } = suggestion.prediction;
  return (
    // Gone at once: while it faded, the next keys would still go into its field.
    <Modal opened={opened} onClose={onClose} title={`Replace “${subject.label}”`} transitionProps={{ duration: 0 }}>
      <div className={styles.correction}>
        <SubjectPicker
          label="Correct subject"
          isFirstInDialog
          scheme={subject.scheme.name}
          onPick={(picked) => {
            onPick(picked.id);
            onClose();
          }}
        />
        <p>Rejects “{subject.label}” and adds the subject you choose, in one decision.</p>
      </div>
    </Modal>
  );
}
