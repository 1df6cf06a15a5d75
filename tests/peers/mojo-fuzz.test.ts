import { expect, it } from 'vitest';
import { fuzzMojo, loadFuzzSubjects } from '../support/fuzz-mojo.js';

it('2,000 mutated zips are refused with a reason or scored right, each in a second of CPU and little memory', async () => {
  const subjects = await loadFuzzSubjects();
  const before = process.memoryUsage().rss;
  let [slowest, most, refused] = [0, 0, 0];
  for (let seed = 1; seed <= 2000; seed++) {
    const { outcome, cpuMs } = await fuzzMojo(subjects, seed);
    slowest = Math.max(slowest, cpuMs);
    most = Math.max(most, process.memoryUsage().rss - before);
    if (outcome === 'refused') refused += 1;
  }
  expect(refused).toBeGreaterThan(1000);
  expect(slowest).toBeLessThan(1000);
  expect(most / 2 ** 20).toBeLessThan(200);
}, 240_000);
