import { expect, it } from 'vitest';
import { isReason } from './is-reason.js';

it.each(['whales', 'sea ice', 'state of', 'p53', 'h2o', 'été', '海', 'vitamin c'])('shows "%s"', (term) => {
  expect(isReason(term)).toBe(true);
});

it.each(['in', 'its', 'of the', '000', '24 31', 'p', 'p 5', 'the 3'])('does not show "%s"', (term) => {
  expect(isReason(term)).toBe(false);
});
