import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconHelp, IconPencil, IconPlayerSkipForward, IconX } from '@tabler/icons-react';
import { formatProbability } from '@/lib/format';
import { fullNameOf } from '@/lib/subject-place';
import styles from './review.module.css';
import type { Desk } from './use-desk';

interface Props {
  desk: Desk;
  onCorrect: () => void;
  onHelp: () => void;
}

function Selection({ desk }: { desk: Desk }) {
  if (desk.selected.length === 0) return null;
  return (
    <p className={styles.selection}>
      {desk.selected.length} selected.
      {desk.selected.length > 1 && ` Your decision applies to all ${desk.selected.length}.`}{' '}
      <button type="button" onClick={() => desk.dispatch({ type: 'selectionCleared' })}>
        Clear
      </button>
    </p>
  );
}

function Key({ children }: { children: string }) {
  return (
    <span className={styles.key} aria-hidden="true">
      {children}
    </span>
  );
}

function Minor({ desk, onCorrect, onHelp }: Props) {
  return (
    <div className={styles.minor}>
      <Button variant="default" onClick={onCorrect} leftSection={<IconPencil size={15} />} rightSection={<Key>c</Key>}>
        Replace
      </Button>
      <Button
        variant="default"
        onClick={desk.skip}
        leftSection={<IconPlayerSkipForward size={15} />}
        rightSection={<Key>s</Key>}
      >
        Skip
      </Button>
      <Button
        variant="default"
        onClick={desk.undo}
        disabled={desk.state.acts.length === 0}
        leftSection={<IconArrowBackUp size={15} />}
        rightSection={<Key>u</Key>}
      >
        Undo
      </Button>
      <Tooltip label="Keyboard shortcuts">
        <ActionIcon aria-label="Keyboard shortcuts" size="lg" onClick={onHelp} className={styles.helpButton}>
          <IconHelp size={17} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

/** What the buttons are about, where the cards are out of sight. */
function InHand({ desk }: { desk: Desk }) {
  if (!desk.current || desk.selected.length > 0) return null;
  const { subject, probability } = desk.current.prediction;
  return (
    <p className={styles.inHand}>
      <strong>{fullNameOf(subject)}</strong> {formatProbability(probability)}
      <span>{desk.open.length} left</span>
    </p>
  );
}

/** The acts, in reach of a thumb where narrow. */
export function DecisionBar(props: Props) {
  const { desk } = props;
  const count = desk.selected.length > 1 ? ` ${desk.selected.length}` : '';
  return (
    <div className={styles.decisionBar}>
      <Selection desk={desk} />
      <InHand desk={desk} />
      <div className={styles.major}>
        <Button
          size="sm"
          variant="default"
          className={styles.reject}
          leftSection={<IconX size={17} />}
          rightSection={<Key>r</Key>}
          onClick={() => desk.decide('REJECT')}
        >
          Reject{count}
        </Button>
        <Button
          size="sm"
          className={styles.accept}
          leftSection={<IconCheck size={17} />}
          rightSection={<Key>a</Key>}
          onClick={() => desk.decide('ACCEPT')}
        >
          Accept{count}
        </Button>
      </div>
      <Minor {...props} />
    </div>
  );
}
