import type { Tone } from './badge';
import styles from './figure-list.module.css';

export interface Figure {
  label: string;
  value: string;
  /** In small, under the value. */
  note?: string | null;
  tone?: Tone;
}

/** Figures side by side, each under what it is. */
export function FigureList({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ label, value, note, tone }) => (
        <div key={label} data-tone={tone}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {note && <dd className={styles.note}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
