import { type ModelHeader, type MojoColumn, mojoCategories } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import type { Fields } from './fields.js';
import type { ModelFiles } from './model-files.js';
import type { ModelIni } from './model-ini.js';
import { readColumns } from './read-columns.js';

function readDistribution(ini: ModelIni, key: string, classes: number): number[] | null {
  const numbers = ini.fields.findNumbers(key);
  if (numbers !== null && numbers.length !== classes) {
    throw new MojoError('DAMAGED', `model.ini: "${key}" has ${numbers.length} numbers for ${classes} classes.`);
  }
  return numbers;
}

/** Throws MojoError for a model whose categorical columns are encoded before it sees them. */
function requireOwnLevels(fields: Fields): void {
  if ((fields.find('_genmodel_encoding') ?? 'AUTO') === 'AUTO') return;
  throw new MojoError(
    'NOT_SUPPORTED',
    'The model encodes its categorical columns in another way than by their levels; train it with categorical_encoding AUTO.',
  );
}

/** Two classes that are numbers, as of quasibinomial models, have no levels of their own: genmodel's names. */
const nameClasses = (response: MojoColumn): MojoColumn => ({ ...response, levels: response.levels ?? ['0', '1'] });

/** What every model states. Throws MojoError. */
export function readHeader(files: ModelFiles, ini: ModelIni): ModelHeader {
  const { fields } = ini;
  requireOwnLevels(fields);
  const columns = readColumns(files, ini);
  const inputCount = fields.count('n_features', 1);
  const isSupervised = fields.isTrue('supervised');
  const category = fields.oneOf('category', mojoCategories);
  const last = isSupervised ? (columns.at(-1) ?? null) : null;
  const response = category === 'Binomial' && last !== null ? nameClasses(last) : last;
  if (inputCount > columns.length - (isSupervised ? 1 : 0)) {
    throw new MojoError('DAMAGED', `The model has ${inputCount} inputs and only ${columns.length} columns.`);
  }
  const classCount = fields.count('n_classes', 1);
  const defaultThreshold = fields.findNumber('default_threshold') ?? 0.5;
  if (Number.isNaN(defaultThreshold)) throw new MojoError('DAMAGED', 'model.ini: "default_threshold" is not a number.');
  const classifies = category === 'Binomial' || category === 'Multinomial' || category === 'Ordinal';
  if (classifies && (response?.levels ?? null)?.length !== classCount) {
    throw new MojoError('DAMAGED', `The model has ${classCount} classes, which its response does not list.`);
  }
  if ((category === 'Binomial') !== (classifies && classCount === 2) || (!classifies && classCount !== 1)) {
    throw new MojoError('DAMAGED', `A ${category} model cannot have ${classCount} classes.`);
  }
  return {
    algorithmName: fields.text('algorithm'),
    category,
    mojoVersion: fields.text('mojo_version'),
    h2oVersion: fields.find('h2o_version') ?? '',
    uuid: fields.find('uuid') ?? '',
    inputs: columns.slice(0, inputCount),
    response,
    classCount,
    defaultThreshold,
    balanceClasses: fields.isTrue('balance_classes'),
    priorDistribution: readDistribution(ini, 'prior_class_distrib', classCount),
    modelDistribution: readDistribution(ini, 'model_class_distrib', classCount),
    // Models that were to forget their offset score without it.
    offsetColumn: fields.isTrue('remove_offset_effects') ? null : fields.find('offset_column') || null,
  };
}
