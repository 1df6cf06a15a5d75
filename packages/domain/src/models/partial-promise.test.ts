import { expect, it } from 'vitest';
import { warnOfPart } from './partial-promise.js';

const part = { model: 'Areas', number: 2, targetPrecision: 0.9, subjects: 9, publishing: 3 };

it('says what is promised together, how many of the subjects publish, and what was found of these', () => {
  expect(warnOfPart({ ...part, tested: { predictions: 48, hits: 41 } }, 'now')).toBe(
    '"Areas", version 2, promises a precision of 90% for what 9 subjects publish together. Now 3 of them publish, and what they publish without the others may miss it. Of their suggestions for test documents, 41 of 48 were right.',
  );
});

it('says so beforehand, and nothing of a test that there was not', () => {
  expect(warnOfPart({ ...part, publishing: 1, tested: null }, 'then')).toMatch(
    /Then 1 of them publishes, and what they publish without the others may miss it\.$/,
  );
});
