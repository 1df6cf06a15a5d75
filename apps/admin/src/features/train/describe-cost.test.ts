import { expect, it } from 'vitest';
import { describeCost } from './describe-cost.js';

it.each([
  [{ cpuSeconds: 0.2, megabytes: 412 }, 'about 1 s of one core and 400 MB of memory.'],
  [{ cpuSeconds: 372, megabytes: 1_528 }, 'about 6 min of one core and 1.5 GB of memory.'],
  [{ cpuSeconds: 36_000, megabytes: 12_000 }, 'about 10 h of one core and 12.0 GB of memory.'],
])('%j is said in words', (cost, words) => {
  const said = describeCost({ documents: 12_866, subjects: 1, ...cost });
  expect(said).toBe(`Expected for 12,866 documents and 1 subject: ${words} It may be half or twice as much.`);
});

it('that nothing says it is said, too', () => {
  expect(describeCost(null)).toContain('no estimate');
});
