import { expect, it } from 'vitest';
import { formatPublicationDate } from './format-publication-date';

it.each([
  ['2014', '2014'],
  ['2014-05', 'May 2014'],
  ['2014-05-01', 'May 1, 2014'],
])('shows the date of publication %s as %s', (date, shown) => {
  expect(formatPublicationDate(date)).toBe(shown);
});
