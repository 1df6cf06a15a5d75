import type { StartExperimentInput } from '@/gql/graphql';

/** The eight combinations of the three techniques, as the API names them and as people do. */
export const variantChoices = [
  { value: 'plain', label: 'No technique' },
  { value: 'minibatch', label: 'Minibatch discrimination' },
  { value: 'noise', label: 'Instance noise' },
  { value: 'features', label: 'Feature matching' },
  { value: 'minibatch+noise', label: 'Minibatch, noise' },
  { value: 'minibatch+features', label: 'Minibatch, features' },
  { value: 'noise+features', label: 'Noise, features' },
  { value: 'minibatch+noise+features', label: 'All three' },
] as const;

/** What all variants of an experiment share; the names are the API's. */
export interface Switches {
  readonly target: string;
  readonly steps: number;
  readonly batch: number;
  readonly sorted: boolean;
  readonly initialisation: string;
  readonly noiseSd: number;
  readonly noisePlace: string;
  readonly noiseAnnealed: boolean;
  readonly featureDifference: string;
  readonly featureLoss: string;
  readonly spectralNormalisation: boolean;
  readonly discriminatorRate: number;
  readonly generatorRate: number;
}

/** An experiment as it is filled in. */
export interface ExperimentPlan {
  readonly name: string;
  readonly variants: readonly string[];
  readonly seeds: number;
  readonly firstSeed: number;
  readonly settings: Switches;
}

/** All variants as the write-up's code has them, small enough to end within a minute. */
export const initialPlan: ExperimentPlan = {
  name: 'All techniques',
  variants: variantChoices.map(({ value }) => value),
  seeds: 20,
  firstSeed: 1,
  settings: {
    target: 'gaussian',
    steps: 5_000,
    batch: 8,
    sorted: true,
    initialisation: 'standard-normal',
    noiseSd: 0.001,
    noisePlace: 'real-and-latent',
    noiseAnnealed: false,
    featureDifference: 'elements',
    featureLoss: 'alone',
    spectralNormalisation: false,
    discriminatorRate: 0.001,
    generatorRate: 0.001,
  },
};

export const inputOf = ({ variants, ...plan }: ExperimentPlan): StartExperimentInput => ({
  ...plan,
  variants: [...variants],
});
