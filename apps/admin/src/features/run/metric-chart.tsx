import { ChartWithTable } from '@/components/charts/chart-with-table';
import { formatConstant } from '@/lib/format';
import type { MetricGroup } from './group-metrics';

const titles: Partial<Record<string, string>> = { examplesPerSecond: 'Documents per second' };

const isTrial = (part: string): boolean => part.startsWith('trial');

const detailOf = (lines: MetricGroup['lines']): string | undefined =>
  lines.some(({ part }) => isTrial(part)) ? 'Grey: calibration folds. Blue: final model.' : undefined;

/** One measure over a run, a line for each part of it. */
export function MetricChart({ name, lines }: MetricGroup) {
  const title = titles[name] ?? formatConstant(name);
  const hasParts = lines.some(({ part }) => part !== '');
  const series = lines.map(({ part, points }) => ({
    name: part,
    points: points.map(({ step, value }) => ({ x: step, y: value })),
    kind: isTrial(part) ? ('faint' as const) : ('line' as const),
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
