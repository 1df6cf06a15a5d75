import { createNormal, type Random } from '@classmark/math';
import { normalCdf } from './normal-cdf.js';

/** `two-modes`: N(2, 0.5) and N(6, 0.5) by halves; `skewed`: 3 + Exp(1); `heavy-tail`: Laplace, centre 4, scale 0.5. */
export const targetNames = ['gaussian', 'two-modes', 'skewed', 'heavy-tail'] as const;

export type TargetName = (typeof targetNames)[number];

/** A distribution that the generator is to learn. */
export interface TargetDistribution {
  readonly mean: number;
  readonly sd: number;
  /** Where the density is highest, and how far around each a sample counts for it. */
  readonly modes: readonly number[];
  readonly modeReach: number;
  cdf(x: number): number;
  /** A source of samples. */
  sampler(random: Random): () => number;
}

function normalMixture(means: readonly number[], sd: number): TargetDistribution {
  const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
  const between = means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / means.length;
  return {
    mean,
    sd: Math.sqrt(sd * sd + between),
    modes: means,
    modeReach: 2 * sd,
    cdf: (x) => means.reduce((sum, one) => sum + normalCdf((x - one) / sd), 0) / means.length,
    sampler: (random) => {
      const normal = createNormal(random);
      return () => (means.length === 1 ? means[0] : means[random.below(means.length)]) + sd * normal();
    },
  };
}

const skewed: TargetDistribution = {
  mean: 4,
  sd: 1,
  modes: [3],
  modeReach: 1,
  cdf: (x) => (x < 3 ? 0 : 1 - Math.exp(3 - x)),
  sampler: (random) => () => 3 - Math.log(1 - random.next()),
};

const heavyTail: TargetDistribution = {
  mean: 4,
  sd: Math.SQRT1_2,
  modes: [4],
  modeReach: Math.SQRT2,
  cdf: (x) => (x < 4 ? Math.exp((x - 4) / 0.5) / 2 : 1 - Math.exp((4 - x) / 0.5) / 2),
  sampler: (random) => () => {
    const centred = random.next() - 0.5;
    return 4 - 0.5 * Math.sign(centred) * Math.log(1 - 2 * Math.abs(centred));
  },
};

export const targets: Readonly<Record<TargetName, TargetDistribution>> = {
  gaussian: normalMixture([4], 0.5),
  'two-modes': normalMixture([2, 6], 0.5),
  skewed,
  'heavy-tail': heavyTail,
};

/** The x below which a share of the target lies, by bisection of its distribution function. */
export function quantile({ cdf }: TargetDistribution, share: number): number {
  let [low, high] = [-100, 100];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (cdf(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}
