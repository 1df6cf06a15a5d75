import { readArchive } from './archive/read-archive.js';

/** What H2O says of a model beside what it takes to score: nothing depends on it. */
export interface MojoDetails {
  /** Under H2O's names, e.g. `MSE`, `AUC`; none that is no finite number. */
  readonly trainingMetrics: readonly { readonly name: string; readonly value: number }[];
  readonly validationMetrics: readonly { readonly name: string; readonly value: number }[];
  /** Most important first; `scaled` to the first. */
  readonly importances: readonly { readonly variable: string; readonly relative: number; readonly scaled: number }[];
}

const detailsFile = 'experimental/modelDetails.json';
const metricNames = [
  'MSE',
  'RMSE',
  'r2',
  'logloss',
  'AUC',
  'pr_auc',
  'Gini',
  'mean_per_class_error',
  'mae',
  'rmsle',
  'mean_residual_deviance',
  'residual_deviance',
  'null_deviance',
  'AIC',
  'tot_withinss',
  'totss',
  'betweenss',
  'mean_score',
  'mean_normalized_score',
  'nobs',
] as const;

const none: MojoDetails = { trainingMetrics: [], validationMetrics: [], importances: [] };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const at = (value: unknown, key: string | number): unknown => (isRecord(value) ? value[key] : undefined);

function readMetrics(metrics: unknown): { name: string; value: number }[] {
  return metricNames.flatMap((name) => {
    const value = at(metrics, name);
    return typeof value === 'number' && Number.isFinite(value) ? [{ name, value }] : [];
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
  const archive = await readArchive(bytes);
  if (!archive.names.has(detailsFile)) return none;
  const output = at(parseJson(Buffer.from(archive.read(detailsFile)).toString('utf8')), 'output');
  return {
    trainingMetrics: readMetrics(at(output, 'training_metrics')),
    validationMetrics: readMetrics(at(output, 'validation_metrics')),
    importances: readImportances(at(output, 'variable_importances')),
  };
}
