import { Button, Group } from '@mantine/core';
import { fullNameOf } from '@/lib/subject-place';
import type { Settling, Suspect } from './use-settling';

const words = {
  given: { change: 'Remove label', leave: 'Keep label' },
  missing: { change: 'Add label', leave: 'Don’t add' },
};

/** The two answers to a label that looks wrong: change it, or say that it is right. */
export function SettleButtons({ suspect, settling }: { suspect: Suspect; settling: Settling }) {
  const { given, subject } = suspect;
  const { change, leave } = words[given ? 'given' : 'missing'];
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        size="compact-sm"
        aria-label={`${change}: ${fullNameOf(subject)}`}
        disabled={settling.isBusy}
        onClick={() => settling.settle(suspect, !given)}
      >
        {change}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${leave}: ${fullNameOf(subject)}`}
        disabled={settling.isBusy}
        onClick={() => settling.settle(suspect, given)}
      >
        {leave}
      </Button>
    </Group>
  );
}
