import type { KMeansModel } from '../model/model.js';
import { type Scorer, Scratch } from './scorer.js';

/** A column as the clusters were learnt: standardised, with missing values filled in. */
function prepareColumn(model: KMeansModel, i: number, column: Float64Array, prepared: Float64Array): void {
  if (model.standardization === null) {
    prepared.set(column.subarray(0, prepared.length));
    return;
  }
  const { means, factors, modes } = model.standardization;
  for (let r = 0; r < prepared.length; r++) {
    const value = column[r];
    if (modes[i] === -1) prepared[r] = ((Number.isNaN(value) ? means[i] : value) - means[i]) * factors[i];
    else prepared[r] = Number.isNaN(value) ? modes[i] : value;
  }
}

/** Squared distance of each row to a centre; 1 for each level that differs, scaled up where values are missing. */
function measure(model: KMeansModel, columns: readonly Float64Array[], center: readonly number[], out: Float64Array) {
  for (let r = 0; r < columns[0].length; r++) {
    let sum = 0;
    let known = 0;
    for (let i = 0; i < columns.length; i++) {
      const value = columns[i][r];
      if (Number.isNaN(value)) continue;
      known += 1;
      if (model.inputs[i].levels === null) sum += (value - center[i]) * (value - center[i]);
      else if (value !== center[i]) sum += 1;
    }
    out[r] = known > 0 && known < columns.length ? sum * (columns.length / known) : sum;
  }
}

export function createKMeansScorer(model: KMeansModel): Scorer {
  const { inputs, centers } = model;
  const scratch = new Scratch();
  return {
    outputs: centers.map((_, c) => `dist${c}`),
    labels: null,
    hasIndex: true,
    score({ columns, count }, { values, indices }) {
      const room = scratch.take(count * inputs.length);
      const prepared = columns.map((column, i) => {
        const part = room.subarray(i * count, (i + 1) * count);
        prepareColumn(model, i, column, part);
        return part;
      });
      for (const [c, center] of centers.entries()) measure(model, prepared, center, values[c]);
      for (let r = 0; r < count; r++) {
        let nearest = -1;
        let least = Number.MAX_VALUE;
        for (let c = 0; c < centers.length; c++) {
          if (values[c][r] < least) {
            least = values[c][r];
            nearest = c;
          }
        }
        indices[r] = nearest;
      }
    },
  };
}
