'use client';

import { ChartOrTable } from '@/components/charts/chart-or-table';
import { LineChart, type Series } from '@/components/charts/line-chart';
import { DataTable } from '@/components/data-table';
import styles from './experiment.module.css';
import type { Variant } from './use-experiment';

type Moment = Variant['curve'][number];

interface Line {
  readonly name: string;
  readonly kind: 'line' | 'faint' | 'guide';
  readonly of: (moment: Moment) => number;
}

interface Props {
  title: string;
  detail: string;
  yLabel: string;
  variants: readonly Variant[];
  lines: readonly Line[];
  /** The upper end of all charts; else the highest median. */
  highest?: number;
}

const inkOf = { line: 'firm', faint: 'faint', guide: 'dashed' } as const;

/** The highest value that all charts show: that of the medians, so that a run that goes astray hides nothing. */
function highestOf(variants: readonly Variant[], lines: readonly Line[]): number {
  const shown = lines.filter(({ kind }) => kind !== 'faint');
  return Math.max(
    0.1,
    ...variants.flatMap(({ curve }) => curve.flatMap((moment) => shown.map(({ of }) => of(moment)))),
  );
}

function seriesOf({ curve }: Variant, lines: readonly Line[], highest: number): Series[] {
  return lines.map(({ name, kind, of }) => ({
    name,
    kind,
    points: curve.map((moment) => ({ x: moment.step, y: Math.min(highest, of(moment)) })),
  }));
}

function CurveTable({ title, variants, lines }: Pick<Props, 'title' | 'variants' | 'lines'>) {
  const columns = ['Step', ...variants.flatMap((variant) => lines.map(({ name }) => `${variant.title}: ${name}`))];
  const steps = variants[0]?.curve.map(({ step }) => step) ?? [];
  return (
    <div className={styles.tableBox}>
      <DataTable caption={title} columns={columns.map((label) => ({ label, numeric: true }))}>
        {steps.map((step, i) => (
          <tr key={step}>
            <td data-numeric>{step}</td>
            {variants.flatMap(({ name, curve }) =>
              lines.map((line) => {
                const moment = curve[i];
                return (
                  <td key={`${name} ${line.name}`} data-numeric>
                    {moment ? line.of(moment).toFixed(3) : '–'}
                  </td>
                );
              }),
            )}
          </tr>
        ))}
      </DataTable>
    </div>
  );
}

/** Figures over the steps, a small chart for each variant, all on the same scale. */
export function VariantCharts({ title, detail, yLabel, variants, lines, ...range }: Props) {
  const begun = variants.filter(({ curve }) => curve.length > 0);
  if (begun.length === 0) return null;
  const highest = range.highest ?? highestOf(begun, lines);
  const chart = (
    <>
      <div className={styles.multiples}>
        {begun.map((variant) => (
          <div key={variant.name}>
            <h3>{variant.title}</h3>
            <LineChart
              label={`${title}: ${variant.title}`}
              series={seriesOf(variant, lines, highest)}
              xLabel="Step"
              yLabel={yLabel}
              yRange={[0, highest]}
            />
          </div>
        ))}
      </div>
      <ul className={styles.legend}>
        {lines.map(({ name, kind }) => (
          <li key={name} data-ink={inkOf[kind]}>
            {name}
          </li>
        ))}
      </ul>
    </>
  );
  return (
    <ChartOrTable
      title={title}
      detail={detail}
      chart={chart}
      table={<CurveTable title={title} variants={begun} lines={lines} />}
    />
  );
}
