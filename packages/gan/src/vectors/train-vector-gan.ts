import { createNormal, createRandom, type Random } from '@classmark/math';
import { drawWeights } from '../experiment/draw-weights.js';
import { type Purpose, seedFor } from '../experiment/seed-for.js';
import { AdamUpdate } from '../kernel/adam-update.js';
import { HiddenLayerNetwork, layersOf } from './hidden-layer-network.js';

const latentWidth = 8;
const hiddenWidth = 16;
const batch = 16;
const rate = 2e-3;

/** Vectors that a GAN learns from: `[count, width]`, best of mean 0 and deviation 1 in each column. */
export interface Vectors {
  readonly width: number;
  readonly values: Float64Array;
}

/**
 * A small GAN on vectors. The generator's loss is the non-saturating one, to which the squared distance of the mean
 * features is added (feature matching, Salimans et al. 2016): of the lab's techniques the one that helps.
 */
class VectorGan {
  private readonly generator: HiddenLayerNetwork;
  private readonly discriminator: HiddenLayerNetwork;
  private readonly updates: { readonly generator: AdamUpdate; readonly discriminator: AdamUpdate };
  private readonly picks: Random;
  private readonly normal: () => number;
  private readonly real: Float64Array;
  private readonly latent = new Float64Array(batch * latentWidth);
  private readonly dOutput = new Float64Array(batch);
  private readonly dHidden = new Float64Array(batch * hiddenWidth);
  private readonly dMade: Float64Array;

  constructor(
    private readonly vectors: Vectors,
    seed: number,
  ) {
    const { width } = vectors;
    const source = (purpose: Purpose): Random => createRandom(seedFor(seed, purpose));
    const layers = {
      generator: layersOf(latentWidth, hiddenWidth, width),
      discriminator: layersOf(width, hiddenWidth, 1),
    };
    const generator = drawWeights(layers.generator, 'glorot', createNormal(source('generator')));
    const discriminator = drawWeights(layers.discriminator, 'glorot', createNormal(source('discriminator')));
    this.generator = new HiddenLayerNetwork(layers.generator, generator, batch);
    this.discriminator = new HiddenLayerNetwork(layers.discriminator, discriminator, batch);
    this.updates = {
      generator: new AdamUpdate(generator, rate),
      discriminator: new AdamUpdate(discriminator, rate),
    };
    this.picks = source('real');
    this.normal = createNormal(source('latent'));
    this.real = new Float64Array(batch * width);
    this.dMade = new Float64Array(batch * width);
  }

  step(): void {
    this.drawReal();
    this.make();
    this.discriminator.slopes.fill(0);
    this.addDiscriminatorSlopes(this.real, 1);
    this.addDiscriminatorSlopes(this.generator.output, 0);
    this.updates.discriminator.follow(this.discriminator.slopes);
    this.drawReal();
    this.make();
    this.setGeneratorSlopes();
    this.updates.generator.follow(this.generator.slopes);
  }

  /** `[batch, width]`, overwritten by the next. */
  make(): Float64Array {
    const { latent, normal, generator } = this;
    for (let i = 0; i < latent.length; i++) latent[i] = normal();
    generator.forward(latent);
    return generator.output;
  }

  private drawReal(): void {
    const { width, values } = this.vectors;
    for (let i = 0; i < batch; i++) {
      const at = this.picks.below(values.length / width) * width;
      this.real.set(values.subarray(at, at + width), i * width);
    }
  }

  /** Of mean(−log D(x)) for real samples, whose truth is 1, of mean(−log(1 − D(x))) for made ones, whose truth is 0. */
  private addDiscriminatorSlopes(samples: Float64Array, truth: number): void {
    const { discriminator, dOutput } = this;
    discriminator.forward(samples);
    this.setOutputSlopes(truth);
    discriminator.backwardToHidden(dOutput);
    discriminator.addSlopes(samples, dOutput);
  }

  /** Of mean(−log D(made)) + |mean features of made − mean features of real|². */
  private setGeneratorSlopes(): void {
    const { discriminator, generator, real, latent, dOutput, dHidden, dMade } = this;
    discriminator.forward(real);
    const wanted = columnMeans(discriminator.hidden);
    discriminator.forward(generator.output);
    const means = columnMeans(discriminator.hidden);
    for (let i = 0; i < dHidden.length; i++) {
      const feature = i % hiddenWidth;
      dHidden[i] = (2 * (means[feature] - wanted[feature])) / batch;
    }
    this.setOutputSlopes(1);
    discriminator.backwardToHidden(dOutput, dHidden);
    discriminator.backwardToInput(dMade);
    generator.slopes.fill(0);
    generator.backwardToHidden(dMade);
    generator.addSlopes(latent, dMade);
  }

  private setOutputSlopes(truth: number): void {
    const { discriminator, dOutput } = this;
    for (let i = 0; i < batch; i++) dOutput[i] = (1 / (1 + Math.exp(-discriminator.output[i])) - truth) / batch;
  }
}

function columnMeans(hidden: Float64Array): Float64Array {
  const means = new Float64Array(hiddenWidth);
  for (let i = 0; i < hidden.length; i++) means[i % hiddenWidth] += hidden[i] / batch;
  return means;
}

/**
 * Trains a GAN on vectors for some steps.
 * @returns what draws new vectors like them, `[count, width]`
 */
export function trainVectorGan(vectors: Vectors, steps: number, seed: number): (count: number) => Float64Array {
  const gan = new VectorGan(vectors, seed);
  for (let step = 0; step < steps; step++) gan.step();
  return (count) => {
    const drawn = new Float64Array(count * vectors.width);
    const batchLength = batch * vectors.width;
    for (let at = 0; at < drawn.length; at += batchLength) drawn.set(gan.make().subarray(0, drawn.length - at), at);
    return drawn;
  };
}
