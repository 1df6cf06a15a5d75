/** `log` gives logistic regression; the others are flat beyond a margin of 1. */
export const losses = ['hinge', 'squared-hinge', 'log', 'modified-huber'] as const;
export type Loss = (typeof losses)[number];

/** The losses by their places in `losses`, as the kernel knows them. */
export const lossPlaces = { hinge: 0, 'squared-hinge': 1, log: 2, 'modified-huber': 3 } as const satisfies Record<
  Loss,
  number
>;

/**
 * The loss of a margin y·f(x), y being +1 or -1. Modified Huber (Zhang 2004) is the squared hinge, straight below a
 * margin of -1.
 */
export const lossValues: Readonly<Record<Loss, (margin: number) => number>> = {
  hinge: (margin) => Math.max(0, 1 - margin),
  'squared-hinge': (margin) => Math.max(0, 1 - margin) ** 2,
  log: (margin) => Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin))),
  'modified-huber': (margin) => (margin < -1 ? -4 * margin : Math.max(0, 1 - margin) ** 2),
};
