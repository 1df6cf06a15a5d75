import type { KMeansModel, ModelHeader } from '../model/model.js';
import type { ModelIni } from './model-ini.js';

export function readKMeans(header: ModelHeader, { fields }: ModelIni): KMeansModel {
  const { length } = header.inputs;
  const standardization = fields.isTrue('standardize')
    ? {
        means: fields.numbers('standardize_means', length),
        factors: fields.numbers('standardize_mults', length),
        modes: fields.numbers('standardize_modes', length),
      }
    : null;
  const centers = [];
  const count = fields.count('center_num', 1);
  for (let i = 0; i < count; i++) centers.push(fields.numbers(`center_${i}`, length));
  return { ...header, algorithm: 'kmeans', standardization, centers };
}
