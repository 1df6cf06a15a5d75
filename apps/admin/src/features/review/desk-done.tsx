import { Button, Group } from '@mantine/core';
import { IconMoodCheck } from '@tabler/icons-react';
import Link from 'next/link';
import { EmptyState } from '@/components/empty-state';
import type { Desk } from './use-desk';

/** Nothing on the desk: what that means, and where to go. */
export function DeskDone({ desk }: { desk: Desk }) {
  const decided = Object.keys(desk.state.outcomes).length;
  const skipped = desk.state.skipped.length;
  const startOver = (): void => {
    desk.dispatch({ type: 'startedOver' });
    desk.claims.claim();
  };
  return (
    <EmptyState title="Nothing waits for you here" icon={<IconMoodCheck size={28} stroke={1.5} />}>
      <p>
        {decided > 0 && `You decided ${decided} in this sitting. `}
        {skipped > 0 && `You skipped ${skipped}; they are still in the queue. `}
        What others have on their desks comes back when they leave it.
      </p>
      <Group justify="center" gap="xs">
        {desk.state.acts.length > 0 && (
          <Button variant="default" onClick={() => void desk.undo()}>
            Undo the last decision
          </Button>
        )}
        <Button variant="default" onClick={startOver}>
          Look again
        </Button>
        <Button component={Link} href="/">
          To the overview
        </Button>
      </Group>
    </EmptyState>
  );
}
