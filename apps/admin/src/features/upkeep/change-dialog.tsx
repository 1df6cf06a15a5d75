import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemNotice } from '@/components/problem-notice';

interface Props {
  title: string;
  /** What agreeing does, in a word or two. */
  action: string;
  isReady: boolean;
  isPending: boolean;
  problem: Parameters<typeof ProblemNotice>[0]['problem'];
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks for, or about, a change before it is made. */
export function ChangeDialog({ title, action, isReady, isPending, problem, onConfirm, onClose, children }: Props) {
  return (
    <Modal opened onClose={onClose} title={title}>
      <Stack gap="md">
        {children}
        <ProblemNotice problem={problem} />
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={onConfirm} disabled={!isReady} loading={isPending}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
