import { describe, expect, it } from 'vitest';
import { explainSuspect } from './suspect-label.js';

describe('a suspect label', () => {
  it('says of a label that is there how improbable it is', () => {
    expect(explainSuspect({ given: true, probability: 0.04 })).toBe(
      'Labelled, but the model gives it only 4% (trained on other documents).',
    );
  });

  it('says of a label that is not there how probable it is, without calling it sure', () => {
    expect(explainSuspect({ given: false, probability: 0.996 })).toBe(
      'Not labelled, but the model gives it 99.6% (trained on other documents).',
    );
  });
});
