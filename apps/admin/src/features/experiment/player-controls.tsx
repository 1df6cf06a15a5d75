import { ActionIcon, Group, Select, Slider } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipBack, IconPlayerSkipForward } from '@tabler/icons-react';
import { formatCount } from '@/lib/format';
import styles from './experiment.module.css';
import type { Player } from './use-player';

const speeds = ['0.25', '0.5', '1', '2'].map((value) => ({ value, label: `${value}×` }));

interface Props {
  player: Player;
  /** The step of each frame. */
  steps: readonly number[];
  /** Goes on before the first frame or after the last, where there is more. */
  onBeyond?: ((shift: -1 | 1) => void) | undefined;
  /** How many steps the training has. */
  lastStep: number;
  /** Frames are on their way. */
  isWaiting: boolean;
}

/** Play, pause, step and scrub through a training. */
export function PlayerControls({ player, steps, onBeyond, lastStep, isWaiting }: Props) {
  const { frame, isPlaying, speed, play, pause, goTo, setSpeed } = player;
  const last = steps.length - 1;
  const step = steps[frame] ?? 0;
  const isFirst = onBeyond ? step === 0 : frame === 0;
  const isLast = onBeyond ? step >= lastStep : frame === last;
  const back = (): void => (frame > 0 ? goTo(frame - 1) : onBeyond?.(-1));
  const forward = (): void => (frame < last ? goTo(frame + 1) : onBeyond?.(1));
  return (
    <Group gap="xs" className={styles.controls}>
      <ActionIcon variant="default" aria-label="Step back" disabled={isWaiting || isFirst} onClick={back}>
        <IconPlayerSkipBack size={15} />
      </ActionIcon>
      <ActionIcon aria-label={isPlaying ? 'Pause' : 'Play'} onClick={isPlaying ? pause : play}>
        {isPlaying ? <IconPlayerPause size={15} /> : <IconPlayerPlay size={15} />}
      </ActionIcon>
      <ActionIcon variant="default" aria-label="Step forward" disabled={isWaiting || isLast} onClick={forward}>
        <IconPlayerSkipForward size={15} />
      </ActionIcon>
      <Slider
        className={styles.scrub}
        thumbLabel="Step of the training"
        min={0}
        max={Math.max(1, last)}
        label={null}
        value={frame}
        onChange={goTo}
      />
      <span className={styles.step}>step {formatCount(step)}</span>
      <Select
        className={styles.speed}
        size="xs"
        aria-label="Speed"
        data={speeds}
        value={String(speed)}
        allowDeselect={false}
        onChange={(value) => value && setSpeed(Number(value))}
      />
    </Group>
  );
}
