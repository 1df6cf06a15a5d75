import type * as TensorFlow from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar, Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { Batch, StepBatches } from '../experiment/batch-sampler.js';
import type { GanSettings } from '../experiment/gan-settings.js';
import type { GanWeights } from '../experiment/initial-weights.js';
import {
  adam,
  discriminatorLayers,
  generatorLayers,
  kernelDimension,
  kernels,
  type LayerShape,
  leastProbability,
  leastSquares,
} from '../experiment/network-layers.js';
import type { Gan, NetworkValues, StepFigures } from '../gan.js';

/** What of TensorFlow.js is used; any back end gives it. */
export type TensorFlowApi = Omit<typeof TensorFlow, 'default'>;

interface Layer {
  readonly weights: Variable;
  readonly bias: Variable;
  /** The left vector u of spectral normalisation's power iteration, `[inputs, 1]`. */
  readonly direction?: Variable;
  /** The right one, `[outputs, 1]`. */
  readonly right?: Variable;
}

/** What the discriminator makes of samples. */
interface Judged {
  readonly last: Tensor;
  readonly probability: Tensor;
}

/** The readable definition of the experiment's GAN. Single precision, with automatic slopes. */
class TensorFlowGan implements Gan {
  private readonly generator: readonly Layer[];
  private readonly discriminator: readonly Layer[];
  private readonly optimizers;

  constructor(
    private readonly tf: TensorFlowApi,
    private readonly settings: GanSettings,
    weights: GanWeights,
  ) {
    const { beta1, beta2, epsilon } = adam;
    this.generator = this.createLayers(generatorLayers, weights.generator);
    this.discriminator = this.createLayers(discriminatorLayers(settings), weights.discriminator, weights.directions);
    this.optimizers = {
      discriminator: tf.train.adam(settings.discriminatorRate, beta1, beta2, epsilon),
      generator: tf.train.adam(settings.generatorRate, beta1, beta2, epsilon),
    };
    this.turnPowerIteration();
  }

  step({ discriminator, generator }: StepBatches): StepFigures {
    const { tf, optimizers } = this;
    return inScope(tf, () => {
      const figures = this.discriminatorFigures(discriminator);
      optimizers.discriminator.applyGradients(named(this.discriminatorSlopes(discriminator).grads));
      const { value, grads } = this.generatorSlopes(generator);
      optimizers.generator.applyGradients(named(grads));
      return { ...figures, generatorLoss: value.dataSync()[0] };
    });
  }

  slopes({ discriminator, generator }: StepBatches): NetworkValues {
    return inScope(this.tf, () => {
      const { grads: first } = this.discriminatorSlopes(discriminator);
      const { grads: second } = this.generatorSlopes(generator);
      return {
        discriminator: flatten(this.discriminator, ({ name }) => first[name]),
        generator: flatten(this.generator, ({ name }) => second[name]),
      };
    });
  }

  parameters(): NetworkValues {
    return {
      discriminator: flatten(this.discriminator, (variable) => variable),
      generator: flatten(this.generator, (variable) => variable),
    };
  }

  generate(latent: Float64Array): Float64Array {
    return inScope(this.tf, () => Float64Array.from(this.make(this.column(latent)).dataSync()));
  }

  judge(samples: Float64Array): Float64Array {
    const { batch } = this.settings;
    const judged = new Float64Array(samples.length);
    for (let at = 0; at < samples.length; at += batch) {
      const together = new Float64Array(batch).fill(samples[samples.length - 1]);
      together.set(samples.subarray(at, at + batch));
      const { probability } = this.look(this.column(together));
      judged.set(probability.dataSync().subarray(0, samples.length - at), at);
    }
    return judged;
  }

  private make(latent: Tensor): Tensor {
    const [hidden, output] = this.generator;
    return this.dense(this.tf.softplus(this.dense(latent, hidden)), output);
  }

  private makeWithNoise({ latent, outputNoise }: Batch): Tensor {
    return this.tf.add(this.make(this.column(latent)), this.column(outputNoise));
  }

  private look(samples: Tensor): Judged {
    const { tf } = this;
    const [first, second, third, output] = this.discriminator;
    const hidden = tf.relu(this.dense(tf.relu(this.dense(samples, first)), second));
    const last = this.settings.minibatch
      ? tf.concat([hidden, this.minibatchFeatures(this.dense(hidden, third))], 1)
      : tf.relu(this.dense(hidden, third));
    return { last, probability: tf.sigmoid(this.dense(last, output)) };
  }

  /** Salimans et al. 2016: for each sample and kernel, Σ over the batch of exp(−L1 distance). */
  private minibatchFeatures(tensor: Tensor): Tensor {
    const { tf } = this;
    const rows = tf.reshape(tensor, [-1, kernels, kernelDimension]);
    const differences = tf.sub(tf.expandDims(rows, 1), tf.expandDims(rows, 0));
    return tf.sum(tf.exp(tf.neg(tf.sum(tf.abs(differences), 3))), 1);
  }

  private discriminatorLoss({ probability: real }: Judged, { probability: made }: Judged): Scalar {
    const { tf } = this;
    return tf.neg(tf.mean(tf.add(this.log(real), this.log(tf.sub(1, made)))));
  }

  private generatorLoss(batch: Batch): Scalar {
    const { tf } = this;
    const { featureMatching, featureLoss } = this.settings;
    const made = this.look(this.makeWithNoise(batch));
    const adversarial: Scalar = tf.neg(tf.mean(this.log(made.probability)));
    if (!featureMatching) return adversarial;
    const real = this.look(this.column(batch.real));
    const overBatch = (last: Tensor): Tensor => (this.settings.featureDifference === 'means' ? tf.mean(last, 0) : last);
    const squares = tf.sum(tf.squaredDifference(overBatch(real.last), overBatch(made.last)));
    const distance: Scalar = tf.sqrt(tf.maximum(squares, leastSquares));
    return featureLoss === 'added' ? tf.add(adversarial, distance) : distance;
  }

  private discriminatorSlopes(batch: Batch) {
    this.turnPowerIteration();
    const made = this.makeWithNoise(batch);
    const loss = () => this.discriminatorLoss(this.look(this.column(batch.real)), this.look(made));
    return this.tf.variableGrads(loss, variablesOf(this.discriminator));
  }

  private generatorSlopes(batch: Batch) {
    this.turnPowerIteration();
    return this.tf.variableGrads(() => this.generatorLoss(batch), variablesOf(this.generator));
  }

  private discriminatorFigures(batch: Batch): Pick<StepFigures, 'discriminatorLoss' | 'accuracy'> {
    const { tf } = this;
    const real = this.look(this.column(batch.real));
    const made = this.look(this.makeWithNoise(batch));
    const right = tf.add(tf.sum(tf.greater(real.probability, 0.5)), tf.sum(tf.less(made.probability, 0.5)));
    return {
      discriminatorLoss: this.discriminatorLoss(real, made).dataSync()[0],
      accuracy: right.dataSync()[0] / (2 * batch.real.length),
    };
  }

  private dense(x: Tensor, layer: Layer): Tensor {
    return this.tf.add(this.tf.matMul(x, this.normalised(layer)), layer.bias);
  }

  /** Miyato et al. 2018: W over σ = uᵀWv, with u and v as constants. */
  private normalised({ weights, direction, right }: Layer): Tensor {
    const { tf } = this;
    if (direction === undefined || right === undefined) return weights;
    const sigma: Scalar = tf.squeeze(tf.matMul(direction, tf.matMul(weights, right), true));
    return tf.div(weights, sigma);
  }

  private turnPowerIteration(): void {
    const { tf } = this;
    const unit = (vector: Tensor): Tensor => tf.div(vector, tf.sqrt(tf.add(tf.sum(tf.square(vector)), 1e-12)));
    for (const { weights, direction, right } of this.discriminator) {
      if (direction === undefined || right === undefined) continue;
      tf.tidy(() => {
        right.assign(unit(tf.matMul(weights, direction, true)));
        direction.assign(unit(tf.matMul(weights, right)));
      });
    }
  }

  private createLayers(
    shapes: readonly LayerShape[],
    flat: Float64Array,
    directions?: readonly Float64Array[],
  ): readonly Layer[] {
    const { tf } = this;
    const variable = (values: Float64Array, shape: number[], trainable = true): Variable =>
      tf.variable(tf.tensor(Float32Array.from(values), shape), trainable);
    let from = 0;
    return shapes.map(({ inputs, outputs }, i) => {
      const [middle, end] = [from + inputs * outputs, from + (inputs + 1) * outputs];
      const weights = variable(flat.subarray(from, middle), [inputs, outputs]);
      const bias = variable(flat.subarray(middle, end), [outputs]);
      from = end;
      if (directions === undefined || !this.settings.spectralNormalisation) return { weights, bias };
      const right = variable(new Float64Array(outputs), [outputs, 1], false);
      return { weights, bias, direction: variable(directions[i], [inputs, 1], false), right };
    });
  }

  private column(values: Float64Array): Tensor2D {
    return this.tf.tensor2d(Float32Array.from(values), [values.length, 1]);
  }

  private log(probability: Tensor): Tensor {
    return this.tf.log(this.tf.maximum(probability, leastProbability));
  }
}

function variablesOf(layers: readonly Layer[]): Variable[] {
  return layers.flatMap(({ weights, bias }) => [weights, bias]);
}

/** `tidy` for what is no tensor. */
function inScope<T>(tf: TensorFlowApi, work: () => T): T {
  tf.engine().startScope();
  try {
    return work();
  } finally {
    tf.engine().endScope();
  }
}

function named(slopes: NamedTensorMap): { name: string; tensor: Tensor }[] {
  return Object.entries(slopes).map(([name, tensor]) => ({ name, tensor }));
}

/** What a network's variables hold, or what is found for each, as one flat array. */
function flatten(layers: readonly Layer[], find: (variable: Variable) => Tensor): Float64Array {
  return Float64Array.from(variablesOf(layers).flatMap((variable) => [...find(variable).dataSync()]));
}

/** The GAN on a TensorFlow.js back end. Its tensors live until the process ends. */
export function createTensorFlowGan(tf: TensorFlowApi, settings: GanSettings, weights: GanWeights): Gan {
  return new TensorFlowGan(tf, settings, weights);
}
