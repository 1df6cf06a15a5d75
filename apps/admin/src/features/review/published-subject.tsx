import { Menu } from '@mantine/core';
import { IconPencil, IconX } from '@tabler/icons-react';
import { Badge } from '@/components/badge';
import type { DeskItemFragment } from '@/gql/graphql';
import { fullNameOf } from '@/lib/subject-place';
import type { Correctable } from '../labelling/correction-dialog';
import { deskKey } from './desk-state';
import styles from './review.module.css';
import type { Desk } from './use-desk';

interface Props {
  desk: Desk;
  documentId: string;
  subject: DeskItemFragment['document']['published'][number]['subject'];
  onCorrect: (correctable: Correctable) => void;
}

/** A subject that was published without a decision, with what can be decided of it. */
export function PublishedSubject({ desk, documentId, subject, onCorrect }: Props) {
  const outcome = desk.state.outcomes[deskKey(documentId, subject.id)];
  if (outcome) {
    return (
      <Badge tone="rejected">
        {outcome === 'corrected' ? 'Replaced' : 'Rejected'}: {fullNameOf(subject)}
      </Badge>
    );
  }
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={styles.published} title="Published automatically">
          <Badge tone="published">{fullNameOf(subject)}</Badge>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconX size={14} />} onClick={() => desk.rejectPublished(documentId, subject)}>
          Reject “{fullNameOf(subject)}”
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={14} />} onClick={() => onCorrect({ documentId, subject })}>
          Replace “{fullNameOf(subject)}”
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
