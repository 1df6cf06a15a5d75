import { formatNumber } from '@/lib/format';
import styles from './imported-model.module.css';

interface Props {
  bars: readonly { label: string; value: number }[];
}

/** Values as bars, as long as their size; negative ones are grey. */
export function BarList({ bars }: Props) {
  const longest = Math.max(...bars.map(({ value }) => Math.abs(value)));
  return (
    <ol className={styles.bars}>
      {bars.map(({ label, value }) => (
        <li key={label}>
          <span>{label}</span>
          <span
            aria-hidden="true"
            className={styles.bar}
            data-negative={value < 0 || undefined}
            style={{ width: `${longest === 0 ? 0 : (100 * Math.abs(value)) / longest}%` }}
          />
          <span>{formatNumber(value)}</span>
        </li>
      ))}
    </ol>
  );
}
