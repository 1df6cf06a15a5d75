import type { Batch, StepBatches } from '../experiment/batch-sampler.js';
import type { GanSettings } from '../experiment/gan-settings.js';
import type { GanWeights } from '../experiment/initial-weights.js';
import { leastProbability, leastSquares } from '../experiment/network-layers.js';
import type { Gan, NetworkValues, StepFigures } from '../gan.js';
import { AdamUpdate } from './adam-update.js';
import { Discriminator, type Tape } from './discriminator.js';
import { Generator } from './generator.js';

/** The fast implementation: typed arrays in double precision, with backward passes written out. */
class KernelGan implements Gan {
  private readonly weights: NetworkValues;
  private readonly discriminator: Discriminator;
  private readonly generator: Generator;
  private readonly updates: { readonly discriminator: AdamUpdate; readonly generator: AdamUpdate };
  private readonly real: Tape;
  private readonly made: Tape;
  private readonly dOutput: Float64Array;
  private readonly dLast: Float64Array;
  private readonly dMade: Float64Array;

  constructor(
    private readonly settings: GanSettings,
    { generator, discriminator, directions }: GanWeights,
  ) {
    const { batch } = settings;
    this.weights = { generator: generator.slice(), discriminator: discriminator.slice() };
    this.generator = new Generator(this.weights.generator, batch);
    this.discriminator = new Discriminator(settings, this.weights.discriminator, directions);
    this.updates = {
      generator: new AdamUpdate(this.weights.generator, settings.generatorRate),
      discriminator: new AdamUpdate(this.weights.discriminator, settings.discriminatorRate),
    };
    this.real = this.discriminator.createTape();
    this.made = this.discriminator.createTape();
    this.dOutput = new Float64Array(batch);
    this.dLast = new Float64Array(batch * this.discriminator.lastWidth);
    this.dMade = new Float64Array(batch);
    this.discriminator.normalise();
  }

  step(batches: StepBatches): StepFigures {
    const { discriminatorLoss, accuracy } = this.setDiscriminatorSlopes(batches.discriminator);
    this.updates.discriminator.follow(this.discriminator.slopes);
    const generatorLoss = this.setGeneratorSlopes(batches.generator);
    this.updates.generator.follow(this.generator.slopes);
    return { discriminatorLoss, generatorLoss, accuracy };
  }

  slopes(batches: StepBatches): NetworkValues {
    this.setDiscriminatorSlopes(batches.discriminator);
    const discriminator = this.discriminator.slopes.slice();
    this.setGeneratorSlopes(batches.generator);
    return { discriminator, generator: this.generator.slopes.slice() };
  }

  parameters(): NetworkValues {
    return { generator: this.weights.generator.slice(), discriminator: this.weights.discriminator.slice() };
  }

  generate(latent: Float64Array): Float64Array {
    const made = new Float64Array(latent.length);
    new Generator(this.weights.generator, latent.length).forward(latent, made);
    return made;
  }

  judge(samples: Float64Array): Float64Array {
    const { discriminator, real, settings } = this;
    const judged = new Float64Array(samples.length);
    for (let at = 0; at < samples.length; at += settings.batch) {
      real.input.fill(samples[samples.length - 1]).set(samples.subarray(at, at + settings.batch));
      discriminator.forward(real);
      judged.set(real.probability.subarray(0, samples.length - at), at);
    }
    return judged;
  }

  private makeAndJudge({ latent, outputNoise }: Batch): void {
    const { made } = this;
    this.generator.forward(latent, made.input);
    for (let i = 0; i < outputNoise.length; i++) made.input[i] += outputNoise[i];
    this.discriminator.forward(made);
  }

  /** mean(−log D(x) − log(1 − D(G(z)))) */
  private setDiscriminatorSlopes(batch: Batch): Pick<StepFigures, 'discriminatorLoss' | 'accuracy'> {
    const { discriminator, real, made, dOutput } = this;
    const n = dOutput.length;
    discriminator.normalise();
    real.input.set(batch.real);
    discriminator.forward(real);
    this.makeAndJudge(batch);
    let [loss, right] = [0, 0];
    discriminator.slopes.fill(0);
    for (let i = 0; i < n; i++) {
      const p = real.probability[i];
      if (p > 0.5) right++;
      loss -= Math.log(Math.max(p, leastProbability));
      dOutput[i] = p >= leastProbability ? (p - 1) / n : 0;
    }
    this.addDiscriminatorSlopes(real);
    for (let i = 0; i < n; i++) {
      const p = made.probability[i];
      if (p < 0.5) right++;
      loss -= Math.log(Math.max(1 - p, leastProbability));
      dOutput[i] = 1 - p >= leastProbability ? p / n : 0;
    }
    this.addDiscriminatorSlopes(made);
    discriminator.finishSlopes();
    return { discriminatorLoss: loss / n, accuracy: right / (2 * n) };
  }

  private addDiscriminatorSlopes(tape: Tape): void {
    const { discriminator, dOutput, dLast } = this;
    discriminator.addOutputSlopes(tape, dOutput);
    discriminator.backwardOutput(dOutput, dLast);
    discriminator.backwardHidden(tape, dLast, null);
  }

  /** mean(−log D(G(z))), or the distance of the last hidden layers, or both. */
  private setGeneratorSlopes(batch: Batch): number {
    const { discriminator, generator, made, dLast, dMade, settings } = this;
    discriminator.normalise();
    this.makeAndJudge(batch);
    let loss = 0;
    if (!settings.featureMatching || settings.featureLoss === 'added') loss += this.setAdversarialSlopes();
    else dLast.fill(0);
    if (settings.featureMatching) loss += this.addFeatureSlopes(batch);
    discriminator.backwardHidden(made, dLast, dMade);
    generator.backward(batch.latent, dMade);
    return loss;
  }

  private setAdversarialSlopes(): number {
    const { made, dOutput, dLast } = this;
    const n = dOutput.length;
    let loss = 0;
    for (let i = 0; i < n; i++) {
      const p = made.probability[i];
      loss -= Math.log(Math.max(p, leastProbability));
      dOutput[i] = p >= leastProbability ? (p - 1) / n : 0;
    }
    this.discriminator.backwardOutput(dOutput, dLast);
    return loss / n;
  }

  /** √Σ(real − made)², over the elements of the last hidden layer or over its means. */
  private addFeatureSlopes(batch: Batch): number {
    const { discriminator, real, made, dLast, settings } = this;
    real.input.set(batch.real);
    discriminator.forward(real);
    const byMeans = settings.featureDifference === 'means';
    const difference = made.last.map((value, i) => value - real.last[i]);
    if (byMeans) toColumnMeans(difference, discriminator.lastWidth);
    let squares = 0;
    for (const value of difference) squares += value * value;
    if (byMeans) squares /= settings.batch;
    const distance = Math.sqrt(Math.max(squares, leastSquares));
    if (squares < leastSquares) return distance;
    const scale = 1 / (distance * (byMeans ? settings.batch : 1));
    for (let i = 0; i < difference.length; i++) dLast[i] += scale * difference[i];
    return distance;
  }
}

/** Puts into every row of `[rows, width]` the means of its columns. */
function toColumnMeans(values: Float64Array, width: number): void {
  for (let column = 0; column < width; column++) {
    let sum = 0;
    for (let at = column; at < values.length; at += width) sum += values[at];
    const mean = (sum * width) / values.length;
    for (let at = column; at < values.length; at += width) values[at] = mean;
  }
}

/** The typed-array GAN: for hundreds of seeds. */
export function createKernelGan(settings: GanSettings, weights: GanWeights): Gan {
  return new KernelGan(settings, weights);
}
