import type { GanSettings } from '../experiment/gan-settings.js';
import type { GanWeights } from '../experiment/initial-weights.js';
import { discriminatorLayers, kernelDimension, kernels } from '../experiment/network-layers.js';
import { addSlopes, backward, type Dense, forward, relu, reluBackward, viewLayers } from './dense.js';
import { addFeatures, featuresBackward } from './minibatch-features.js';
import { SpectralNormalisation } from './spectral-normalisation.js';

/** What one forward pass leaves for the backward pass, `[batch, width]` each. */
export interface Tape {
  readonly input: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly tensor: Float64Array;
  readonly similarity: Float64Array;
  /** The last hidden layer. */
  readonly last: Float64Array;
  readonly probability: Float64Array;
}

const hiddenWidth = 8;

/** The discriminator's arithmetic for batches of one size. */
export class Discriminator {
  readonly slopes: Float64Array;
  /** Width of the last hidden layer. */
  readonly lastWidth: number;
  private readonly layers: readonly Dense[];
  private readonly normalisations: readonly SpectralNormalisation[];
  private readonly minibatch: boolean;
  private readonly batch: number;
  private readonly dTensor: Float64Array;
  private readonly dSecond: Float64Array;
  private readonly dFirst: Float64Array;

  constructor(settings: GanSettings, parameters: Float64Array, directions: GanWeights['directions']) {
    const shapes = discriminatorLayers(settings);
    const { batch, minibatch, spectralNormalisation } = settings;
    this.slopes = new Float64Array(parameters.length);
    const own = viewLayers(shapes, parameters, this.slopes);
    this.layers = spectralNormalisation
      ? own.map((layer) => ({ ...layer, weights: new Float64Array(layer.weights.length) }))
      : own;
    this.normalisations = spectralNormalisation
      ? own.map(({ weights }, i) => new SpectralNormalisation(weights, this.layers[i], directions[i].slice()))
      : [];
    [this.batch, this.minibatch] = [batch, minibatch];
    this.lastWidth = minibatch ? hiddenWidth + kernels : hiddenWidth;
    this.dTensor = new Float64Array(batch * kernels * kernelDimension);
    this.dSecond = new Float64Array(batch * hiddenWidth);
    this.dFirst = new Float64Array(batch * hiddenWidth);
  }

  createTape(): Tape {
    const { batch, lastWidth } = this;
    const rows = (width: number): Float64Array => new Float64Array(batch * width);
    return {
      input: rows(1),
      first: rows(hiddenWidth),
      second: rows(hiddenWidth),
      tensor: rows(kernels * kernelDimension),
      similarity: new Float64Array((kernels * batch * (batch - 1)) / 2),
      last: rows(lastWidth),
      probability: rows(1),
    };
  }

  /** To be called before each update, when parameters have moved. */
  normalise(): void {
    for (const normalisation of this.normalisations) normalisation.normalise();
  }

  forward(tape: Tape): void {
    const { batch, layers, minibatch, lastWidth } = this;
    const { input, first, second, tensor, similarity, last, probability } = tape;
    forward(layers[0], batch, input, first);
    relu(first);
    forward(layers[1], batch, first, second);
    relu(second);
    if (minibatch) {
      forward(layers[2], batch, second, tensor);
      for (let row = 0; row < batch; row++) {
        for (let i = 0; i < hiddenWidth; i++) last[row * lastWidth + i] = second[row * hiddenWidth + i];
      }
      addFeatures(tensor, similarity, last, { batch, width: lastWidth, offset: hiddenWidth });
    } else {
      forward(layers[2], batch, second, last);
      relu(last);
    }
    forward(layers[3], batch, last, probability);
    for (let row = 0; row < batch; row++) probability[row] = 1 / (1 + Math.exp(-probability[row]));
  }

  /** The slopes of the last hidden layer from those before the sigmoid. */
  backwardOutput(dOutput: Float64Array, dLast: Float64Array): void {
    backward(this.layers[3], this.batch, dOutput, dLast);
  }

  addOutputSlopes(tape: Tape, dOutput: Float64Array): void {
    addSlopes(this.layers[3], this.batch, tape.last, dOutput);
  }

  /** Adds to the slopes of the hidden layers, or, given `dInput`, fills that instead. `dLast` is used up. */
  backwardHidden(tape: Tape, dLast: Float64Array, dInput: Float64Array | null): void {
    const { batch, layers, minibatch, lastWidth, dTensor, dSecond, dFirst } = this;
    if (minibatch) featuresBackward(tape, dLast, dTensor, { batch, width: lastWidth, offset: hiddenWidth });
    else reluBackward(tape.last, dLast);
    const dThird = minibatch ? dTensor : dLast;
    if (dInput === null) addSlopes(layers[2], batch, tape.second, dThird);
    backward(layers[2], batch, dThird, dSecond);
    if (minibatch) {
      for (let row = 0; row < batch; row++) {
        for (let i = 0; i < hiddenWidth; i++) dSecond[row * hiddenWidth + i] += dLast[row * lastWidth + i];
      }
    }
    reluBackward(tape.second, dSecond);
    if (dInput === null) addSlopes(layers[1], batch, tape.first, dSecond);
    backward(layers[1], batch, dSecond, dFirst);
    reluBackward(tape.first, dFirst);
    if (dInput === null) addSlopes(layers[0], batch, tape.input, dFirst);
    else backward(layers[0], batch, dFirst, dInput);
  }

  /** Ends a backward pass: the slopes become those of the parameters. */
  finishSlopes(): void {
    for (const normalisation of this.normalisations) normalisation.backward();
  }
}
