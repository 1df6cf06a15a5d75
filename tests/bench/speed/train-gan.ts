import { readFileSync } from 'node:fs';
import { createGanSettings, createKernelGan, type GanWeights, type StepBatches } from '@classmark/gan';

/** What the peers are given, and the batches as our GAN takes them. */
interface GanTask {
  readonly minibatch: boolean;
  readonly generator: readonly number[];
  readonly discriminator: readonly number[];
  /** Real samples, and latent ones for each of the two updates. */
  readonly batches: readonly (readonly number[])[][];
  readonly rounds: number;
  readonly steps: number;
}

/**
 * `node train-gan.ts TASK.json`: times our GAN in a process of its own, as peers have one; the test runner's makes it twice
 * as slow. A round is a whole run of the lab, for as many steps as the peers' rounds have would be too short to time.
 */
function main(path: string): void {
  const { rounds, ...task }: GanTask = JSON.parse(readFileSync(path, 'utf8'));
  const settings = createGanSettings({ minibatch: task.minibatch });
  const weights: GanWeights = {
    generator: Float64Array.from(task.generator),
    discriminator: Float64Array.from(task.discriminator),
    directions: [],
  };
  const none = new Float64Array(settings.batch);
  const batches = task.batches.map(([real = [], first = [], second = []]): StepBatches => {
    const batch = (latent: readonly number[]) => ({
      real: Float64Array.from(real),
      latent: Float64Array.from(latent),
      outputNoise: none,
    });
    return { discriminator: batch(first), generator: batch(second) };
  });
  const train = (): readonly number[] => {
    const gan = createKernelGan(settings, weights);
    const figures = Array.from({ length: settings.steps / batches.length }, () => batches.map((one) => gan.step(one)));
    const first = figures[0]?.[0];
    return first === undefined ? [] : [first.discriminatorLoss, first.generatorLoss];
  };
  const losses = train();
  const cpuMs = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    train();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e3 / settings.steps;
  });
  console.log(JSON.stringify({ version: process.version, losses, cpuMs }));
}

main(process.argv[2] ?? '');
