import type { LayerShape } from '../experiment/network-layers.js';
import { addSlopes, backward, type Dense, forward, relu, reluBackward, viewLayers } from '../kernel/dense.js';

/** Layers of a network with one hidden layer. */
export function layersOf(inputs: number, hidden: number, outputs: number): [LayerShape, LayerShape] {
  return [
    { inputs, outputs: hidden },
    { inputs: hidden, outputs },
  ];
}

/** One hidden layer of relu units and a linear output, for batches of one size. */
export class HiddenLayerNetwork {
  readonly slopes: Float64Array;
  /** `[batch, hidden]` of the last `forward`. */
  readonly hidden: Float64Array;
  /** `[batch, outputs]` of the last `forward`. */
  readonly output: Float64Array;
  private readonly first: Dense;
  private readonly second: Dense;
  private readonly dHidden: Float64Array;

  constructor(
    layers: readonly LayerShape[],
    parameters: Float64Array,
    private readonly batch: number,
  ) {
    this.slopes = new Float64Array(parameters.length);
    [this.first, this.second] = viewLayers(layers, parameters, this.slopes);
    this.hidden = new Float64Array(batch * this.first.outputs);
    this.dHidden = new Float64Array(this.hidden.length);
    this.output = new Float64Array(batch * this.second.outputs);
  }

  forward(input: Float64Array): void {
    forward(this.first, this.batch, input, this.hidden);
    relu(this.hidden);
    forward(this.second, this.batch, this.hidden, this.output);
  }

  /** From slopes at the output to those at the hidden layer, to which the caller may give more of its own. */
  backwardToHidden(dOutput: Float64Array, dHidden: Float64Array | null = null): void {
    backward(this.second, this.batch, dOutput, this.dHidden);
    if (dHidden) for (let i = 0; i < dHidden.length; i++) this.dHidden[i] += dHidden[i];
    reluBackward(this.hidden, this.dHidden);
  }

  /** Adds to the slopes of the parameters, after `backwardToHidden`. */
  addSlopes(input: Float64Array, dOutput: Float64Array): void {
    addSlopes(this.second, this.batch, this.hidden, dOutput);
    addSlopes(this.first, this.batch, input, this.dHidden);
  }

  /** The slopes at the input, after `backwardToHidden`. */
  backwardToInput(dInput: Float64Array): void {
    backward(this.first, this.batch, this.dHidden, dInput);
  }
}
