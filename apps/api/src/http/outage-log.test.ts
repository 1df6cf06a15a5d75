import { createLogger } from '@classmark/runtime';
import { expect, it, vi } from 'vitest';
import { OutageLog } from './outage-log.js';

it('tells of an outage once a minute, and then how often it was met', () => {
  const log = createLogger({ name: 'test', level: 'silent' });
  const said = vi.spyOn(log, 'error');
  let now = 0;
  const outages = new OutageLog(log, () => now);
  for (; now < 60_000; now += 10) outages.report(new Error('away'));
  expect(said).toHaveBeenCalledTimes(1);
  outages.report(new Error('away'));
  expect(said.mock.calls.at(-1)?.[0]).toMatchObject({ sinceLast: 5_999 });
});
