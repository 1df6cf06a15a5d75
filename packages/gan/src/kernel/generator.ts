import { generatorLayers } from '../experiment/network-layers.js';
import { addSlopes, backward, forward, viewLayers } from './dense.js';

/** The generator's arithmetic for batches of one size. */
export class Generator {
  readonly slopes: Float64Array;
  private readonly layers;
  private readonly hidden: Float64Array;
  private readonly dHidden: Float64Array;

  constructor(
    parameters: Float64Array,
    private readonly batch: number,
  ) {
    this.slopes = new Float64Array(parameters.length);
    this.layers = viewLayers(generatorLayers, parameters, this.slopes);
    this.hidden = new Float64Array(batch * generatorLayers[0].outputs);
    this.dHidden = new Float64Array(this.hidden.length);
  }

  forward(latent: Float64Array, made: Float64Array): void {
    const { hidden, layers, batch } = this;
    forward(layers[0], batch, latent, hidden);
    for (let i = 0; i < hidden.length; i++) {
      hidden[i] = hidden[i] > 30 ? hidden[i] : Math.log1p(Math.exp(hidden[i]));
    }
    forward(layers[1], batch, hidden, made);
  }

  /** Sets the slopes from those of what the last `forward` made. */
  backward(latent: Float64Array, dMade: Float64Array): void {
    const { hidden, dHidden, layers, batch } = this;
    this.slopes.fill(0);
    addSlopes(layers[1], batch, hidden, dMade);
    backward(layers[1], batch, dMade, dHidden);
    // softplus' = 1 − exp(−softplus)
    for (let i = 0; i < hidden.length; i++) dHidden[i] *= 1 - Math.exp(-hidden[i]);
    addSlopes(layers[0], batch, latent, dHidden);
  }
}
