import type { Dense } from './dense.js';

function normalise(vector: Float64Array): void {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const scale = 1 / Math.sqrt(squares + 1e-12);
  for (let i = 0; i < vector.length; i++) vector[i] *= scale;
}

/**
 * Spectral normalisation of one layer (Miyato et al. 2018): its weights are the parameters over σ = uᵀWv, with u and v
 * from power iteration, one turn a step, taken as constants by the slopes.
 */
export class SpectralNormalisation {
  private readonly v: Float64Array;
  private sigma = 1;

  /**
   * @param parameters `[inputs, outputs]`
   * @param used the layer that is given the normalised weights
   * @param u where the iteration begins, `[inputs]`
   */
  constructor(
    private readonly parameters: Float64Array,
    private readonly used: Dense,
    private readonly u: Float64Array,
  ) {
    this.v = new Float64Array(used.outputs);
  }

  normalise(): void {
    const { parameters, u, v } = this;
    const { inputs, outputs, weights } = this.used;
    for (let o = 0; o < outputs; o++) {
      v[o] = 0;
      for (let i = 0; i < inputs; i++) v[o] += parameters[i * outputs + o] * u[i];
    }
    normalise(v);
    for (let i = 0; i < inputs; i++) {
      u[i] = 0;
      for (let o = 0; o < outputs; o++) u[i] += parameters[i * outputs + o] * v[o];
    }
    normalise(u);
    this.sigma = 0;
    for (let w = 0; w < weights.length; w++) this.sigma += u[Math.trunc(w / outputs)] * parameters[w] * v[w % outputs];
    for (let w = 0; w < weights.length; w++) weights[w] = parameters[w] / this.sigma;
  }

  /** Turns the slopes of the normalised weights into those of the parameters. */
  backward(): void {
    const { u, v, sigma } = this;
    const { outputs, weights, weightSlopes } = this.used;
    let along = 0;
    for (let w = 0; w < weights.length; w++) along += weightSlopes[w] * weights[w];
    for (let w = 0; w < weights.length; w++) {
      weightSlopes[w] = (weightSlopes[w] - along * u[Math.trunc(w / outputs)] * v[w % outputs]) / sigma;
    }
  }
}
