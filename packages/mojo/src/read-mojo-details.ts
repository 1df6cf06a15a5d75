import { openMojo } from './reading/open-mojo.js';

export interface MojoMetric {
  /** H2O's name, e.g. `pr_auc`. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  readonly value: number;
}

/** What H2O says of a model beside what it takes to score: nothing depends on it. */
export interface MojoDetails {
  /** None that is no finite number. */
  readonly trainingMetrics: readonly MojoMetric[];
  readonly validationMetrics: readonly MojoMetric[];
  /** Most important first; `scaled` to the first. */
  readonly importances: readonly { readonly variable: string; readonly relative: number; readonly scaled: number }[];
}

const detailsFile = 'experimental/modelDetails.json';
/** H2O's names of metrics, and what people call them. */
const metricTitles = {
  nobs: 'Rows',
  MSE: 'Mean squared error',
  RMSE: 'Root mean squared error',
  r2: 'R²',
  logloss: 'Log loss',
  AUC: 'Area under the ROC curve',
  pr_auc: 'Area under the precision–recall curve',
  Gini: 'Gini coefficient',
  mean_per_class_error: 'Mean error per class',
  mae: 'Mean absolute error',
  rmsle: 'Root mean squared log error',
  mean_residual_deviance: 'Mean residual deviance',
  residual_deviance: 'Residual deviance',
  null_deviance: 'Null deviance',
  AIC: 'Akaike information criterion',
  tot_withinss: 'Sum of squares within clusters',
  totss: 'Total sum of squares',
  betweenss: 'Sum of squares between clusters',
  mean_score: 'Mean path length',
  mean_normalized_score: 'Mean anomaly score',
} as const;

const none: MojoDetails = { trainingMetrics: [], validationMetrics: [], importances: [] };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const at = (value: unknown, key: string | number): unknown => (isRecord(value) ? value[key] : undefined);

function readMetrics(metrics: unknown): MojoMetric[] {
  return Object.entries(metricTitles).flatMap(([name, title]) => {
    const value = at(metrics, name);
    return typeof value === 'number' && Number.isFinite(value) ? [{ name, title, value }] : [];
  });
}

/** H2O's tables come column by column. */
function readImportances(table: unknown): MojoDetails['importances'] {
  const [variables, relatives, scaled] = [0, 1, 2].map((column) => at(at(table, 'data'), column));
  if (!Array.isArray(variables)) return [];
  return variables.flatMap((variable: unknown, i) => {
    const [relative, share] = [at(relatives, i), at(scaled, i)];
    return typeof variable === 'string' && typeof relative === 'number' && typeof share === 'number'
      ? [{ variable, relative, scaled: share }]
      : [];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What the zip holds of it; nothing where it holds none, or where it is not understood. Throws MojoError. */
export async function readMojoDetails(bytes: Uint8Array): Promise<MojoDetails> {
  const files = await openMojo(bytes);
  if (!files.has(detailsFile)) return none;
  const output = at(parseJson(Buffer.from(files.read(detailsFile)).toString('utf8')), 'output');
  return {
    trainingMetrics: readMetrics(at(output, 'training_metrics')),
    validationMetrics: readMetrics(at(output, 'validation_metrics')),
    importances: readImportances(at(output, 'variable_importances')),
  };
}
