import type { ForestLink, GlmModel } from '../model/model.js';

const largest = 1e19;

/** From a GLM's linear predictor to its mean. */
export function glmMean({ link, tweedieLinkPower: power }: GlmModel): (eta: number) => number {
  switch (link) {
    case 'logit':
      return (eta) => 1 / (Math.exp(-eta) + 1);
    case 'log':
      return Math.exp;
    case 'inverse':
      return (eta) => 1 / (eta < 0 ? Math.min(-1e-5, eta) : Math.max(1e-5, eta));
    case 'tweedie':
      return power === 0 ? (eta) => Math.max(2e-16, Math.exp(eta)) : (eta) => eta ** (1 / power);
    default:
      return (eta) => eta;
  }
}

/** From the sum of the trees to the mean. */
export function forestMean(link: ForestLink): (sum: number) => number {
  switch (link) {
    case 'logit':
      return (sum) => 1 / (1 + Math.min(largest, Math.exp(-sum)));
    case 'log':
      return (sum) => Math.min(largest, Math.exp(sum));
    case 'inverse':
      return (sum) => 1 / (sum < 0 ? Math.min(-1e-5, sum) : Math.max(1e-5, sum));
    case 'ologlog':
      return (sum) => 1 - Math.exp(-Math.min(largest, Math.exp(sum)));
    default:
      return (sum) => sum;
  }
}

export const cappedExp = (x: number): number => Math.min(largest, Math.exp(x));
