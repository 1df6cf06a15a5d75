import { Fragment } from 'react';
import { DataTable } from '@/components/data-table';
import styles from './experiment.module.css';
import type { Bins, Drawn } from './training-scene';
import type { Frame } from './use-experiment';

/** Bins that make one row. */
const binsPerRow = 4;

const sumFrom = (values: readonly number[], from: number): number =>
  values.slice(from, from + binsPerRow).reduce((sum, value) => sum + value, 0);

const share = (value: number): string => `${(100 * value).toFixed(1)}%`;

/** The discriminator's mean probability over the bins of a row. */
function probability(boundary: readonly number[], from: number): string {
  const values = boundary.slice(from, from + binsPerRow);
  return values.length === 0 ? '–' : (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);
}

interface Props {
  drawn: readonly (Drawn & { readonly name: string })[];
  bins: Bins;
  frame: number;
}

/** The samples of a step's batch, one a row. */
export function SampleTable({ frame }: { frame: Frame | undefined }) {
  if (!frame) return null;
  const { real, made } = frame;
  const places = real.map((value, place) => ({ place: place + 1, value, generated: made[place] }));
  const columns = ['Of the batch', 'Real', 'Generated'];
  const digits = (value: number): string => value.toFixed(3).replace('-', '−');
  return (
    <div className={styles.tableBox}>
      <DataTable caption="Samples of the step’s batch" columns={columns.map((label) => ({ label, numeric: true }))}>
        {places.map(({ place, value, generated }) => (
          <tr key={place}>
            <td data-numeric>{place}</td>
            <td data-numeric>{digits(value)}</td>
            <td data-numeric>{generated === undefined ? '–' : digits(generated)}</td>
          </tr>
        ))}
      </DataTable>
    </div>
  );
}

/** One moment as rows: the share of samples between two values, and how real the discriminator finds these. */
export function DensityTable({ drawn, bins, frame }: Props) {
  const { low, high, target } = bins;
  const rows = Array.from({ length: Math.ceil(target.length / binsPerRow) }, (_, i) => i * binsPerRow);
  const edge = (bin: number): string => (low + (bin * (high - low)) / target.length).toFixed(1).replace('-', '−');
  const columns = ['From', 'Target', ...drawn.flatMap(({ title }) => [title, `${title}: probability of being real`])];
  return (
    <div className={styles.tableBox}>
      <DataTable
        caption="Share of samples and decision boundary by value"
        columns={columns.map((label) => ({ label, numeric: true }))}
      >
        {rows.map((from) => (
          <tr key={from}>
            <td data-numeric>{edge(from)}</td>
            <td data-numeric>{share(sumFrom(target, from))}</td>
            {drawn.map(({ name, frames }) => (
              <Fragment key={name}>
                <td data-numeric>{share(sumFrom(frames[frame]?.density ?? [], from))}</td>
                <td data-numeric>{probability(frames[frame]?.boundary ?? [], from)}</td>
              </Fragment>
            ))}
          </tr>
        ))}
      </DataTable>
    </div>
  );
}
