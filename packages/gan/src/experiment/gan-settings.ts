import { z } from 'zod';
import { targetNames } from './targets.js';

/** Where instance noise is added: to all that the discriminator sees, or to real samples and the generator's latent. */
const noisePlaces = ['discriminator-inputs', 'real-and-latent'] as const;
/** How the discriminator's last hidden layer is compared: element by element over the batch, or by its means. */
const featureDifferences = ['elements', 'means'] as const;
/** Whether feature matching is the generator's whole loss, or added to the adversarial one. */
const featureLosses = ['alone', 'added'] as const;
/** N(0, 1) with 0.02 for the minibatch tensor; Glorot & Bengio 2010; He et al. 2015. Biases start at 0. */
const initialisations = ['standard-normal', 'glorot', 'he'] as const;

const rate = z.number().positive().max(1);

/** All settings of one GAN. The defaults are the code of the write-up that the lab examines, without techniques. */
export const ganSettingsSchema = z.strictObject({
  /** Minibatch discrimination (Salimans et al. 2016): 5 kernels of dimension 3 in place of the third hidden layer. */
  minibatch: z.boolean().default(false),
  /** Instance noise: normal, with mean 0. */
  noise: z.boolean().default(false),
  featureMatching: z.boolean().default(false),
  target: z.enum(targetNames).default('gaussian'),
  /** Each batch of real samples in ascending order. */
  sorted: z.boolean().default(true),
  initialisation: z.enum(initialisations).default('standard-normal'),
  batch: z.int().min(2).max(256).default(8),
  steps: z.int().min(1).max(100_000).default(5_000),
  discriminatorRate: rate.default(1e-3),
  generatorRate: rate.default(1e-3),
  /** Standard deviation. */
  noiseSd: z.number().positive().max(10).default(1e-3),
  noisePlace: z.enum(noisePlaces).default('real-and-latent'),
  /** The noise's deviation falls in a line to 0 at the last step. */
  noiseAnnealed: z.boolean().default(false),
  featureDifference: z.enum(featureDifferences).default('elements'),
  featureLoss: z.enum(featureLosses).default('alone'),
  /** Spectral normalisation of the discriminator's layers (Miyato et al. 2018), one power iteration a step. */
  spectralNormalisation: z.boolean().default(false),
});

export type GanSettings = z.infer<typeof ganSettingsSchema>;

/** The defaults, with what is changed. */
export function createGanSettings(changes: Partial<GanSettings> = {}): GanSettings {
  return ganSettingsSchema.parse(changes);
}
