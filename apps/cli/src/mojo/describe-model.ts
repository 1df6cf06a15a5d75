import { countOf } from '@classmark/domain';
import { listCoefficients, type MojoColumn, type MojoDetails, type MojoModel } from '@classmark/mojo';
import { textTable } from '../terminal/text-table.js';

const shownLevels = 8;
const shownRows = 30;

function describeColumn({ name, levels }: MojoColumn): string[] {
  if (levels === null) return [name, 'number'];
  const more = levels.length > shownLevels ? `, … (${levels.length})` : '';
  return [name, `levels: ${levels.slice(0, shownLevels).join(', ')}${more}`];
}

/** Two columns, both aligned left. */
const leftTable = (rows: readonly (readonly string[])[]): string[] => {
  const width = Math.max(0, ...rows.map(([name = '']) => name.length));
  return rows.map(([name = '', text = '']) => `  ${name.padEnd(width)}  ${text}`);
};

function describeShape(model: MojoModel): string[] {
  if ('trees' in model) return [`${model.trees.roots.length} trees, ${model.trees.column.length} nodes.`];
  if (model.algorithm === 'kmeans') return [`${model.centers.length} clusters.`];
  if (model.algorithm === 'word2vec')
    return [`${countOf(model.words.size, 'word')}, ${countOf(model.vectorSize, 'number')} each.`];
  if (model.algorithm === 'stackedensemble') return [`${model.baseModels.length} base models.`];
  if (model.algorithm === 'glm') return [`Family ${model.family}, link ${model.link}.`];
  return [];
}

function describeMetrics(title: string, metrics: MojoDetails['trainingMetrics']): string[] {
  if (metrics.length === 0) return [];
  return ['', `${title}:`, ...textTable(metrics.map(({ title: words, value }) => [`  ${words}`, String(value)]))];
}

function cut(rows: readonly (readonly string[])[]): string[] {
  const lines = textTable(rows.slice(0, shownRows));
  return rows.length > shownRows ? [...lines, `  … ${rows.length - shownRows} more`] : lines;
}

function describeWeights(model: MojoModel, { importances }: MojoDetails): string[] {
  if (model.algorithm === 'glm') {
    const rows = listCoefficients(model).map(({ name, label, value }) => [
      `  ${label === null ? name : `${label}: ${name}`}`,
      String(value),
    ]);
    return ['', 'Coefficients:', ...cut(rows)];
  }
  if (importances.length === 0) return [];
  return [
    '',
    'Variable importance, scaled to the first:',
    ...cut(importances.map(({ variable, scaled }) => [`  ${variable}`, scaled.toFixed(4)])),
  ];
}

function describeResponse({ response, classCount, defaultThreshold }: MojoModel): string[] {
  if (response === null) return [];
  const threshold = classCount === 2 ? `; label from ${defaultThreshold} up: "${response.levels?.[1] ?? ''}"` : '';
  return ['', 'Response:', ...leftTable([describeColumn(response)]).map((line) => line + threshold)];
}

/** What `classmark mojo info` prints for people. */
export function describeModel(model: MojoModel, details: MojoDetails): string {
  const lines = [
    `${model.algorithmName}, ${model.category} (MOJO ${model.mojoVersion}, H2O ${model.h2oVersion}).`,
    ...describeShape(model),
    '',
    'Inputs:',
    ...leftTable(model.inputs.map(describeColumn)),
    ...(model.offsetColumn === null ? [] : [`  Offset: ${model.offsetColumn}`]),
    ...describeResponse(model),
    ...describeWeights(model, details),
    ...describeMetrics('Training metrics', details.trainingMetrics),
    ...describeMetrics('Validation metrics', details.validationMetrics),
  ];
  return `${lines.join('\n')}\n`;
}
