import { Button, Group } from '@mantine/core';
import { IconMoodCheck } from '@tabler/icons-react';
import Link from 'next/link';
import { EmptyState } from '@/components/empty-state';
import { formatCounted } from '@/lib/format';
import type { Desk } from './use-desk';

interface Props {
  desk: Desk;
  /** Null where the desk is for all subjects. */
  onAllSubjects: (() => void) | null;
}

/** Nothing on the desk: what that means, and where to go. */
export function DeskDone({ desk, onAllSubjects }: Props) {
  const decided = Object.keys(desk.state.outcomes).length;
  const skipped = desk.state.skipped.length;
  const startOver = (): void => {
    desk.dispatch({ type: 'startedOver' });
    desk.claims.claim();
  };
  return (
    <EmptyState
      title={onAllSubjects ? 'You’re all caught up with this subject' : 'You’re all caught up'}
      icon={<IconMoodCheck size={28} stroke={1.5} />}
    >
      <p>
        {decided > 0 && `You made ${formatCounted(decided, 'decision')} this session. `}
        {skipped > 0 && `You skipped ${formatCounted(skipped, 'document')}. `}
        Documents on other desks return to the queue when those curators leave.
      </p>
      <Group justify="center" gap="xs">
        {desk.state.acts.length > 0 && (
          <Button variant="default" onClick={desk.undo}>
            Undo last decision
          </Button>
        )}
        <Button variant="default" onClick={startOver}>
          Check for new items
        </Button>
        {onAllSubjects ? (
          <Button onClick={onAllSubjects}>Review all subjects</Button>
        ) : (
          <Button component={Link} href="/">
            Go to Overview
          </Button>
        )}
      </Group>
    </EmptyState>
  );
}
