import { expect, it } from 'vitest';
import { describeRecurrence } from './describe-recurrence';

it.each([
  ['0 2 * * *', 'Every day at 02:00 (UTC)'],
  ['30 14 * * 1', 'Every Monday at 14:30 (UTC)'],
  ['0 2 1 * *', 'On the first of the month at 02:00 (UTC)'],
  ['*/5 * * * *', '*/5 * * * * (UTC)'],
  ['0 2 * 6 *', '0 2 * 6 * (UTC)'],
])('%s is %s', (cron, words) => {
  expect(describeRecurrence(cron, 'UTC')).toBe(words);
});
