import { countOf } from '@classmark/domain';
import type { ModelMetrics } from '@classmark/mojo';
import { textTable } from '../terminal/text-table.js';

function rowsOf(metrics: ModelMetrics): (readonly [string, number | null])[] {
  const { likelihood } = metrics;
  const both = [
    ['MSE', metrics.mse],
    ['RMSE', metrics.rmse],
    ['R²', metrics.r2],
  ] as const;
  const own =
    metrics.kind === 'classes'
      ? ([
          ['log loss', metrics.logLoss],
          ['mean per-class error', metrics.meanPerClassError],
          ['AUC', metrics.auc],
          ['Gini', metrics.gini],
        ] as const)
      : ([
          ['MAE', metrics.mae],
          ['RMSLE', metrics.rmsle],
          ['mean residual deviance', metrics.meanResidualDeviance],
        ] as const);
  return [
    ...both,
    ...own,
    ['residual deviance', likelihood?.residualDeviance ?? null],
    ['AIC', likelihood?.aic ?? null],
  ];
}

function describeConfusion(metrics: ModelMetrics, labels: readonly string[]): string[] {
  if (metrics.kind !== 'classes') return [];
  const at = metrics.threshold === null ? '' : `, at the threshold with the highest F1, ${metrics.threshold}`;
  return [
    '',
    `Rows by actual (down) and predicted label (across)${at}:`,
    ...textTable([['', ...labels], ...metrics.confusion.map((counts, k) => [labels[k] ?? '', ...counts.map(String)])]),
  ];
}

/** What `classmark mojo evaluate` prints for people: ten digits of each metric. */
export function describeMetrics(metrics: ModelMetrics, labels: readonly string[]): string {
  const leftOut = [
    metrics.skipped === 0 ? [] : `; ${metrics.skipped} left out: no response that the model knows`,
    metrics.unscored === 0 ? [] : `; ${metrics.unscored} left out: no score`,
  ].flat();
  const table = textTable(
    rowsOf(metrics).flatMap(([name, value]) => (value === null ? [] : [[name, value.toPrecision(10)]])),
  );
  const lines = [
    `${countOf(metrics.rows, 'row')}${leftOut.join('')}.`,
    '',
    ...table,
    ...describeConfusion(metrics, labels),
  ];
  return `${lines.join('\n')}\n`;
}
