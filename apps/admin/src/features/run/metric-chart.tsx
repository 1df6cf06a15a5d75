import { ChartWithTable } from '@/components/charts/chart-with-table';
import { formatConstant } from '@/lib/format';
import type { MetricGroup } from './group-metrics';

/** A line of fewer points would hardly be seen. */
const fewest = 3;

const isTrial = (part: string): boolean => part.startsWith('trial');

const detailOf = (lines: MetricGroup['lines']): string | undefined =>
  lines.some(({ part }) => isTrial(part))
    ? 'Thin are the fits that calibration is learned from, thick is the one that stays.'
    : undefined;

/** One measure over a run, a line for each part of it. */
export function MetricChart({ name, lines }: MetricGroup) {
  const title = formatConstant(name);
  const hasParts = lines.some(({ part }) => part !== '');
  const series = lines.map(({ part, points }) => ({
    name: part,
    points: points.map(({ step, value }) => ({ x: step, y: value })),
    kind: points.length < fewest ? ('dots' as const) : isTrial(part) ? ('faint' as const) : ('line' as const),
  }));
  return (
    <ChartWithTable
      title={title}
      detail={detailOf(lines)}
      chart={{ series, xLabel: 'Step', yLabel: title }}
      table={{
        columns: [...(hasParts ? ['Fit'] : []), 'Step', title],
        rows: lines.flatMap(({ part, points }) =>
          points.map(({ step, value }) => [...(hasParts ? [part] : []), step, value.toPrecision(4)]),
        ),
      }}
    />
  );
}
