/** `log` gives logistic regression; the others are flat beyond a margin of 1. */
export const losses = ['hinge', 'squared-hinge', 'log', 'modified-huber'] as const;
export type Loss = (typeof losses)[number];

/** A convex loss of the margin y·f(x), y being +1 or -1. */
export interface LossFunction {
  value(margin: number): number;
  /** By the margin; never positive. */
  slope(margin: number): number;
}

/** Modified Huber (Zhang 2004): the squared hinge, straight below a margin of -1. */
export const lossFunctions: Readonly<Record<Loss, LossFunction>> = {
  hinge: {
    value: (margin) => Math.max(0, 1 - margin),
    slope: (margin) => (margin < 1 ? -1 : 0),
  },
  'squared-hinge': {
    value: (margin) => Math.max(0, 1 - margin) ** 2,
    slope: (margin) => -2 * Math.max(0, 1 - margin),
  },
  log: {
    value: (margin) => Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin))),
    slope: (margin) => -1 / (1 + Math.exp(margin)),
  },
  'modified-huber': {
    value: (margin) => (margin < -1 ? -4 * margin : Math.max(0, 1 - margin) ** 2),
    slope: (margin) => (margin < -1 ? -4 : -2 * Math.max(0, 1 - margin)),
  },
};
