'use client';

import { Button, type ButtonProps, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';

interface Props extends ButtonProps {
  /** What is asked, e.g. "Revoke this key?". */
  question: string;
  /** What it would do. */
  consequence: string;
  /** What agreeing does, in a word or two. */
  action: string;
  onConfirm: () => void;
}

/** A button for what can't be undone: it asks first. */
export function ConfirmButton({ question, consequence, action, onConfirm, ...button }: Props) {
  const [isAsking, asking] = useDisclosure(false);
  const confirm = (): void => {
    asking.close();
    onConfirm();
  };
  return (
    <>
      <Button {...button} onClick={asking.open} />
      <Modal opened={isAsking} onClose={asking.close} title={question}>
        <Text size="sm" mb="md">
          {consequence}
        </Text>
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={asking.close} data-autofocus>
            Cancel
          </Button>
          <Button onClick={confirm}>{action}</Button>
        </Group>
      </Modal>
    </>
  );
}
