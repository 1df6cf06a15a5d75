interface Metric {
  name: string;
  points: readonly { step: number; value: number }[];
}

export interface MetricGroup {
  /** What was measured, e.g. `loss`. */
  name: string;
  /** One line each, by part of the run: `fit`, `trial 1` …; empty where there are no parts. */
  lines: readonly { part: string; points: Metric['points'] }[];
}

/** Puts the parts of a measure, named `measure/part`, together; those without a point are left out. */
export const groupMetrics = (metrics: readonly Metric[]): MetricGroup[] => {
  const groups = Map.groupBy(
    metrics.filter(({ points }) => points.length > 0),
    ({ name }) => name.split('/')[0] ?? name,
  );
  return [...groups].map(([name, parts]) => ({
    name,
    lines: parts.map((metric) => ({ part: metric.name.slice(name.length + 1), points: metric.points })),
  }));
};
