import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';
import styles from './experiment.module.css';
import type { Experiment, Variant } from './use-experiment';

const columns = [
  'Variant',
  ...[
    'Seeds',
    'Distance, median',
    '95% of seeds',
    'Mean error',
    'SD error',
    'Left tail',
    'Right tail',
    'Overlap',
    'Modes',
    'Accuracy',
    'Converged',
    'Fat tail',
    'Collapsed',
    'Stuck',
    'Off',
  ].map((label) => ({ label, numeric: true })),
];

/** The outcomes in the order of their columns, as the API names them. */
const outcomes = ['converged', 'fat tail', 'collapsed', 'stuck', 'off'] as const;
const medians = ['meanError', 'sdError', 'leftTail', 'rightTail', 'overlap', 'modesFound', 'accuracy'] as const;

function digits(value: number): string {
  const rounded = value.toFixed(Math.abs(value) >= 100 ? 0 : 3);
  return Number(rounded) === 0 ? '0.000' : rounded.replace('-', '−');
}

function MeasureRow({ variant: { title, seedsDone, figures, outcomes: ended } }: { variant: Variant }) {
  const figureOf = (name: string) => figures.find((figure) => figure.name === name);
  const distance = figureOf('wasserstein');
  if (!distance) return null;
  return (
    <tr>
      <td>{title}</td>
      <td data-numeric>{seedsDone}</td>
      <td data-numeric>{digits(distance.median)}</td>
      <td data-numeric>
        {digits(distance.low)}–{digits(distance.high)}
      </td>
      {medians.map((name) => (
        <td key={name} data-numeric>
          {digits(figureOf(name)?.median ?? 0)}
        </td>
      ))}
      {outcomes.map((name) => (
        <td key={name} data-numeric>
          {ended.find(({ outcome }) => outcome === name)?.seeds ?? 0}
        </td>
      ))}
    </tr>
  );
}

/** What was measured at the end of each training. */
export function Measures({ variants }: { variants: readonly Variant[] }) {
  return (
    <Panel
      title="Measures"
      detail="At the last step: medians over seeds, and how the seeds ended. Distance is 1-Wasserstein."
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
