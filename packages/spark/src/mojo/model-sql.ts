import type {
  DrfModel,
  GbmModel,
  GlmModel,
  IsolationForestModel,
  MojoModel,
  ProbabilityCalibration,
} from '@classmark/mojo';
import { forestSums } from './forest-sql.js';
import { glmMean, linearPredictors } from './glm-sql.js';
import { offsetName } from './input-columns.js';
import { boundedExp, literal, sum, textLiteral } from './sql.js';

/** Columns by name, computed step by step: each may use those of the steps before. */
export type Steps = readonly (readonly (readonly [name: string, sql: string])[])[];

export interface ModelSql {
  readonly steps: Steps;
  /** What the model answers, with the computed column that holds it. */
  readonly outputs: readonly (readonly [name: string, column: string])[];
}

type ExpressibleModel = GlmModel | GbmModel | DrfModel | IsolationForestModel;

/** Models that are expressions of Spark's SQL. */
export const isExpressible = (model: MojoModel): model is ExpressibleModel =>
  ['glm', 'gbm', 'drf', 'isolationforest'].includes(model.algorithm);

/**
 * A model over the columns of `inputColumns`, with the answers that genmodel gives: `label`, `p0` … and `cal0`, `cal1`; `value`;
 * or `score` and `mean_length`. A tie of classes goes to the first, where genmodel draws.
 */
export function modelSql(model: ExpressibleModel): ModelSql {
  switch (model.algorithm) {
    case 'glm':
      return glmSql(model);
    case 'gbm':
      return gbmSql(model);
    case 'drf':
      return drfSql(model);
    case 'isolationforest':
      return isolationSql(model);
  }
}

const named = (prefix: string, sqls: readonly string[]): [string, string][] =>
  sqls.map((sql, i) => [`__${prefix}_${i}`, sql]);

function glmSql(model: GlmModel): ModelSql {
  const etas = named('eta', linearPredictors(model));
  const names = etas.map(([name]) => name);
  const [eta = ''] = names;
  if (model.family === 'multinomial') {
    return classesOf(model, [etas, ...softmax(names, '0.0D', 'reciprocal')]);
  }
  if (model.family === 'ordinal') {
    const cumulated = names.slice(0, -1).map((name) => `(1.0D / (1.0D + exp(-${name})))`);
    const shares = names.map((_, c) => {
      const upper = cumulated[c] ?? '1.0D';
      return c === 0 ? upper : `${upper} - ${cumulated[c - 1]}`;
    });
    return classesOf(model, [etas, named('p', shares)]);
  }
  const mean: [string, string][] = [['__mean', glmMean(model, eta)]];
  if (model.classCount === 2) return classesOf(model, [etas, mean, named('p', ['1.0D - __mean', '__mean'])]);
  return { steps: [etas, mean], outputs: [['value', '__mean']] };
}

function gbmSql(model: GbmModel): ModelSql {
  const sums = named('sum', forestSums(model.trees));
  const names = sums.map(([name]) => name);
  const [first = ''] = names;
  const predictor = `(${first} + ${literal(model.initialScore)} + ${offsetName})`;
  if (model.distribution === 'multinomial') {
    const scores = model.classCount === 2 ? [predictor, `(-${predictor})`] : names;
    const scored = named('score', scores);
    return classesOf(model, [
      sums,
      scored,
      ...softmax(
        scored.map(([name]) => name),
        null,
        'division',
      ),
    ]);
  }
  const mean: [string, string][] = [['__mean', forestMean(model, predictor)]];
  if (model.classCount === 2) return classesOf(model, [sums, mean, named('p', ['1.0D - __mean', '__mean'])]);
  return { steps: [sums, mean], outputs: [['value', '__mean']] };
}

function drfSql(model: DrfModel): ModelSql {
  const sums = named('sum', forestSums(model.trees));
  const names = sums.map(([name]) => name);
  const [first = ''] = names;
  const count = literal(model.trees.groupCount);
  if (model.classCount === 1)
    return { steps: [sums, [['__mean', `${first} / ${count}`]]], outputs: [['value', '__mean']] };
  if (model.classCount === 2 && !model.hasDoubleTrees) {
    const own = `(${first} / ${count})`;
    return classesOf(model, [sums, named('p', [own, `1.0D - ${own}`])]);
  }
  const total: [string, string][] = [['__total', sum(names)]];
  const shares = names.map((name) => `IF(__total > 0.0D, ${name} / __total, ${name})`);
  return classesOf(model, [sums, total, named('p', shares)]);
}

function isolationSql({
  trees,
  minPathLength,
  maxPathLength,
  flagsAnomalies,
  defaultThreshold,
}: IsolationForestModel): ModelSql {
  const sums = named('sum', forestSums(trees));
  const [[length] = ['']] = sums;
  const range = literal(maxPathLength - minPathLength);
  const score = maxPathLength > minPathLength ? `(${literal(maxPathLength)} - ${length}) / ${range}` : '1.0D';
  const answers: [string, string][] = [
    ['__score', score],
    ['__length', `${length} / ${literal(trees.groupCount)}`],
  ];
  const lengths = ['mean_length', '__length'] as const;
  if (!flagsAnomalies) return { steps: [sums, answers], outputs: [['predict', '__score'], lengths] };
  const flag: [string, string][] = [['__flag', `IF(__score > ${literal(defaultThreshold)}, 1.0D, 0.0D)`]];
  return { steps: [sums, answers, flag], outputs: [['predict', '__flag'], ['score', '__score'], lengths] };
}

function forestMean({ link }: GbmModel, f: string): string {
  switch (link) {
    case 'logit':
      return `1.0D / (1.0D + ${boundedExp(`-${f}`)})`;
    case 'log':
      return boundedExp(f);
    case 'inverse':
      return `1.0D / IF(${f} < 0.0D, least(-1.0E-5D, ${f}), greatest(1.0E-5D, ${f}))`;
    case 'ologlog':
      return `1.0D - exp(-exp(${f}))`;
    case 'identity':
      return f;
  }
}

/** @param least what the greatest is at least, before it is taken off */
function softmax(scores: readonly string[], least: string | null, form: 'division' | 'reciprocal'): Steps {
  const greatest = `greatest(${[...scores, ...(least === null ? [] : [least])].join(', ')})`;
  const raised = scores.map((score) => `exp(${score} - __greatest)`);
  const exps = named('exp', raised);
  const total = sum(exps.map(([name]) => name));
  const shares = exps.map(([name]) => (form === 'division' ? `${name} / __total` : `${name} * (1.0D / __total)`));
  return [[['__greatest', greatest]], exps, [['__total', total]], named('p', shares)];
}

/** From the probabilities `__p_…` of the last step to the answers of a classifier. */
function classesOf(model: ExpressibleModel, steps: Steps): ModelSql {
  const { response, classCount, defaultThreshold, balanceClasses, priorDistribution, modelDistribution } = model;
  const raw = Array.from({ length: classCount }, (_, c) => `__p_${c}`);
  const balanced: [string, string][][] = [];
  let names = raw;
  if (balanceClasses && model.algorithm !== 'glm' && priorDistribution !== null && modelDistribution !== null) {
    const weighted = raw.map((name, c) => {
      const [prior = 0, own = 0] = [priorDistribution[c], modelDistribution[c]];
      return prior !== 0 && own !== 0 ? `${name} * ${literal(prior / own)}` : name;
    });
    const corrected = named('weighted', weighted);
    const total = sum(corrected.map(([name]) => name));
    names = raw.map((_, c) => `__balanced_${c}`);
    balanced.push(corrected, [['__weight', total]]);
    balanced.push(
      corrected.map(([name], c) => [`__balanced_${c}`, `IF(__weight > 0.0D, ${name} / __weight, ${name})`]),
    );
  }
  const levels = `array(${(response?.levels ?? []).map(textLiteral).join(', ')})`;
  const likeliest =
    classCount === 2
      ? `CASE WHEN isnan(${names[1]}) OR ${names[1]} < ${literal(defaultThreshold)} THEN 0 WHEN ${names[1]} IS NOT NULL THEN 1 END`
      : `array_position(array(${names.join(', ')}), greatest(${names.join(', ')})) - 1`;
  const label: [string, string] = ['__label', `element_at(${levels}, CAST((${likeliest}) + 1 AS INT))`];
  const answers = names.map((name, c): [string, string] => [`p${c}`, name]);
  const calibration = 'calibration' in model ? model.calibration : null;
  if (calibration === null)
    return { steps: [...steps, ...balanced, [label]], outputs: [['label', '__label'], ...answers] };
  return {
    steps: [
      ...steps,
      ...balanced,
      [label, ['__cal_1', calibrate(calibration, names)]],
      [['__cal_0', '1.0D - __cal_1']],
    ],
    outputs: [['label', '__label'], ...answers, ['cal0', '__cal_0'], ['cal1', '__cal_1']],
  };
}

/** The calibrated probability of the second class. */
function calibrate(calibration: ProbabilityCalibration, [p0 = '', p1 = '']: readonly string[]): string {
  if (calibration.kind === 'isotonic') return interpolate(calibration, p1);
  const { slope, intercept } = calibration;
  return `1.0D / (exp(-(${p0} * ${literal(slope)} + ${literal(intercept)})) + 1.0D)`;
}

/** Between the points of an isotonic curve, and level beyond its ends. */
function interpolate({ x, y }: { readonly x: Float64Array; readonly y: Float64Array }, p: string): string {
  const at = (values: Float64Array, i: number): number => values[i] ?? 0;
  const pieces = Array.from(x, (point, i) => {
    if (i === 0) return `WHEN ${p} <= ${literal(point)} THEN ${literal(at(y, 0))}`;
    const [low, before] = [at(x, i - 1), at(y, i - 1)];
    const line = `${literal(before)} + ${literal(at(y, i) - before)} / ${literal(point - low)} * (${p} - ${literal(low)})`;
    return `WHEN ${p} = ${literal(point)} THEN ${literal(at(y, i))} WHEN ${p} < ${literal(point)} THEN ${line}`;
  });
  return `CASE ${pieces.join(' ')} ELSE ${literal(y.at(-1) ?? 0)} END`;
}
