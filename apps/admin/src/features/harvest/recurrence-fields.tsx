import { Select, TextInput } from '@mantine/core';
import styles from '../import/import.module.css';

/** How often a harvest is started. */
const choices = [
  { value: 'once', label: 'Once, now' },
  { value: 'day', label: 'Every day' },
  { value: 'week', label: 'Every Monday' },
  { value: 'month', label: 'On the first of the month' },
];
type Often = 'once' | 'day' | 'week' | 'month';
const isOften = (value: string | null): value is Often => choices.some((choice) => choice.value === value);

export interface Recurrence {
  often: Often;
  /** Such as 02:00, in the person's time zone. */
  time: string;
}

const days = { day: '* * *', week: '* * 1', month: '1 * *' } as const;

/** The five fields of cron; null for what happens once. */
export function cronOf({ often, time }: Recurrence): string | null {
  if (often === 'once') return null;
  const [hour = 2, minute = 0] = time.split(':').map(Number);
  return `${minute} ${hour} ${days[often]}`;
}

interface Props {
  recurrence: Recurrence;
  onRecurrence: (recurrence: Recurrence) => void;
}

export function RecurrenceFields({ recurrence, onRecurrence }: Props) {
  const { often, time } = recurrence;
  return (
    <div className={styles.fields}>
      <Select
        label="When"
        data={choices}
        allowDeselect={false}
        value={often}
        onChange={(value) => isOften(value) && onRecurrence({ ...recurrence, often: value })}
      />
      {often !== 'once' && (
        <TextInput
          type="time"
          label="At"
          required
          value={time}
          onChange={(event) => onRecurrence({ ...recurrence, time: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
