import { adam } from '../experiment/network-layers.js';

/** Adam (Kingma & Ba 2015), with epsilon outside the corrected root, as TensorFlow.js has it. */
export class AdamUpdate {
  private readonly first: Float64Array;
  private readonly second: Float64Array;
  private steps = 0;

  constructor(
    private readonly parameters: Float64Array,
    private readonly rate: number,
  ) {
    this.first = new Float64Array(parameters.length);
    this.second = new Float64Array(parameters.length);
  }

  follow(slopes: Float64Array): void {
    const { parameters, first, second, rate } = this;
    const { beta1, beta2, epsilon } = adam;
    this.steps++;
    const correctFirst = 1 / (1 - beta1 ** this.steps);
    const correctSecond = 1 / (1 - beta2 ** this.steps);
    for (let i = 0; i < parameters.length; i++) {
      const slope = slopes[i];
      const mean = beta1 * first[i] + (1 - beta1) * slope;
      const square = beta2 * second[i] + (1 - beta2) * slope * slope;
      first[i] = mean;
      second[i] = square;
      parameters[i] -= (rate * mean * correctFirst) / (Math.sqrt(square * correctSecond) + epsilon);
    }
  }
}
