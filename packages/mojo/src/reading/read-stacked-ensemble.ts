import type { BaseModel, ModelHeader, MojoModel, StackedEnsembleModel } from '../model/model.js';
import { MojoError } from '../mojo-error.js';
import type { ModelFiles } from './model-files.js';
import type { ModelIni } from './model-ini.js';

/** Reads a model below a folder of the zip. */
export type ReadNested = (files: ModelFiles) => MojoModel;

const maxSubmodels = 1000;

function readSubmodels({ fields }: ModelIni, files: ModelFiles, readNested: ReadNested): Map<string, MojoModel> {
  const count = fields.count('submodel_count', 1);
  if (count > maxSubmodels) throw new MojoError('TOO_LARGE', `The ensemble has over ${maxSubmodels} models.`);
  const models = new Map<string, MojoModel>();
  for (let i = 0; i < count; i++) {
    const folder = fields.text(`submodel_dir_${i}`);
    if (!/^models\/.+\/$/.test(folder)) throw new MojoError('DAMAGED', `"${folder}" is not the folder of a model.`);
    models.set(fields.text(`submodel_key_${i}`), readNested(files.below(folder)));
  }
  return models;
}

function bindInputs(model: MojoModel, header: ModelHeader): BaseModel {
  const places = new Map(header.inputs.map(({ name }, i) => [name, i]));
  const inputs = model.inputs.map(({ name }) => {
    const place = places.get(name);
    if (place === undefined) throw new MojoError('DAMAGED', `A base model needs "${name}", which the ensemble lacks.`);
    return place;
  });
  return { model, inputs };
}

/** How many inputs a base model gives the metalearner. */
const outputCount = (header: ModelHeader): number => (header.classCount > 2 ? header.classCount : 1);

export function readStackedEnsemble(
  header: ModelHeader,
  ini: ModelIni,
  files: ModelFiles,
  readNested: ReadNested,
): StackedEnsembleModel {
  const { fields } = ini;
  const models = readSubmodels(ini, files, readNested);
  const metalearner = models.get(fields.text('metalearner'));
  if (metalearner === undefined) throw new MojoError('DAMAGED', 'The ensemble lacks its metalearner.');
  const baseModels = Array.from({ length: fields.count('base_models_num', 1) }, (_, i) => {
    const key = fields.find(`base_model${i}`);
    const model = key === null ? undefined : models.get(key);
    if (model === undefined) return null;
    if (model.category !== header.category) {
      throw new MojoError('DAMAGED', `The base model ${key} is ${model.category}, the ensemble ${header.category}.`);
    }
    return bindInputs(model, header);
  });
  const expected = baseModels.reduce((sum, base) => sum + (base === null ? 1 : outputCount(header)), 0);
  if (metalearner.inputs.length !== expected || metalearner.category !== header.category) {
    throw new MojoError('DAMAGED', `The metalearner does not fit the ${baseModels.length} base models.`);
  }
  const isLogit = (fields.find('metalearner_transform') ?? 'NONE').toLowerCase() === 'logit';
  return { ...header, algorithm: 'stackedensemble', baseModels, metalearner, transform: isLogit ? 'logit' : 'none' };
}
