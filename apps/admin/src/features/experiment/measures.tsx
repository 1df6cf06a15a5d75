import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';
import styles from './experiment.module.css';
import type { Experiment, Variant } from './use-experiment';

/** Figures in the order of their columns. */
const measures = [
  { name: 'wasserstein', label: 'Distance' },
  { name: 'meanError', label: 'Mean error' },
  { name: 'sdError', label: 'SD error' },
  { name: 'leftTail', label: 'Left tail' },
  { name: 'rightTail', label: 'Right tail' },
  { name: 'overlap', label: 'Overlap' },
  { name: 'modesFound', label: 'Modes' },
  { name: 'generatorLoss', label: 'Generator’s loss' },
  { name: 'discriminatorLoss', label: 'Discriminator’s loss' },
  { name: 'accuracy', label: 'Accuracy' },
] as const;

/** Outcomes in the order of their columns. */
const outcomes = [
  { name: 'converged', label: 'Converged' },
  { name: 'fat tail', label: 'Fat tail' },
  { name: 'collapsed', label: 'Collapsed' },
  { name: 'stuck', label: 'Stuck' },
  { name: 'off', label: 'Off' },
] as const;

const columns = [
  'Variant',
  { label: 'Seeds', numeric: true },
  ...[...outcomes, ...measures].map(({ label }) => ({ label, numeric: true })),
];

function digits(value: number): string {
  const rounded = value.toFixed(Math.abs(value) >= 100 ? 0 : 3);
  return Number(rounded) === 0 ? '0.000' : rounded.replace('-', '−');
}

/** The median with 95% of the seeds and, beneath, the mean with its interval. */
function FigureCell({ figure }: { figure: Variant['figures'][number] | undefined }) {
  if (!figure) return <td data-numeric>–</td>;
  const { median, low, high, mean, halfWidth } = figure;
  return (
    <td data-numeric>
      {digits(median)}{' '}
      <span className={styles.spread}>
        ({digits(low)} to {digits(high)})
      </span>
      <div className={styles.spread}>
        mean {digits(mean)} ± {digits(halfWidth)}
      </div>
    </td>
  );
}

function MeasureRow({ variant: { title, seedsDone, figures, outcomes: ended } }: { variant: Variant }) {
  if (seedsDone === 0) return null;
  return (
    <tr>
      <td>{title}</td>
      <td data-numeric>{seedsDone}</td>
      {outcomes.map(({ name }) => (
        <td key={name} data-numeric>
          {Math.round((100 * (ended.find(({ outcome }) => outcome === name)?.seeds ?? 0)) / seedsDone)}%
        </td>
      ))}
      {measures.map(({ name }) => (
        <FigureCell key={name} figure={figures.find((figure) => figure.name === name)} />
      ))}
    </tr>
  );
}

/** What was measured at the end of each training. */
export function Measures({ variants }: { variants: readonly Variant[] }) {
  return (
    <Panel
      title="Measures"
      detail="At the last step: how the seeds ended, and for each figure its median with the range of 95% of the seeds, beneath it the mean with its 95% interval. Distance is 1‑Wasserstein."
      flush
    >
      <DataTable caption="Measures of the variants" columns={columns}>
        {variants.map((variant) => (
          <MeasureRow key={variant.name} variant={variant} />
        ))}
      </DataTable>
    </Panel>
  );
}

const comparisonColumns = [
  'Verdict',
  ...['Closer', 'Farther', 'Median difference', 'p'].map((label) => ({ label, numeric: true })),
];

const pValue = (p: number): string => (p < 0.001 ? '< 0.001' : p.toFixed(3));

/** Whether techniques helped, in words. */
export function Comparisons({ comparisons }: Pick<Experiment, 'comparisons'>) {
  if (comparisons.length === 0) return null;
  return (
    <Panel
      title="Did techniques help?"
      detail="Each variant against those with fewer of its techniques, seed by seed: sign test, corrected for all rows (Holm)."
      flush
    >
      <DataTable caption="Comparisons of variants" columns={comparisonColumns}>
        {comparisons.map(({ first, second, closer, farther, medianDifference, pValue: p, verdict }) => (
          <tr key={`${first} ${second}`}>
            <td className={styles.verdict}>{verdict}</td>
            <td data-numeric>{closer}</td>
            <td data-numeric>{farther}</td>
            <td data-numeric>{digits(medianDifference)}</td>
            <td data-numeric>{pValue(p)}</td>
          </tr>
        ))}
      </DataTable>
    </Panel>
  );
}
