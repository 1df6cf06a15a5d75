import { DataTable } from '@/components/data-table';
import styles from './experiment.module.css';
import type { Bins, Drawn } from './training-scene';

/** Bins that make one row. */
const binsPerRow = 4;

const sumFrom = (values: readonly number[], from: number): number =>
  values.slice(from, from + binsPerRow).reduce((sum, value) => sum + value, 0);

const share = (value: number): string => `${(100 * value).toFixed(1)}%`;

interface Props {
  drawn: readonly (Drawn & { readonly name: string })[];
  bins: Bins;
  frame: number;
}

/** The densities of one moment as rows: how many of the samples lie between two values. */
export function DensityTable({ drawn, bins, frame }: Props) {
  const { low, high, target } = bins;
  const rows = Array.from({ length: Math.ceil(target.length / binsPerRow) }, (_, i) => i * binsPerRow);
  const edge = (bin: number): string => (low + (bin * (high - low)) / target.length).toFixed(1).replace('-', '−');
  const columns = ['From', 'Target', ...drawn.map(({ title }) => title)];
  return (
    <div className={styles.tableBox}>
      <DataTable caption="Share of samples by value" columns={columns.map((label) => ({ label, numeric: true }))}>
        {rows.map((from) => (
          <tr key={from}>
            <td data-numeric>{edge(from)}</td>
            <td data-numeric>{share(sumFrom(target, from))}</td>
            {drawn.map(({ name, frames }) => (
              <td key={name} data-numeric>
                {share(sumFrom(frames[frame]?.density ?? [], from))}
              </td>
            ))}
          </tr>
        ))}
      </DataTable>
    </div>
  );
}
