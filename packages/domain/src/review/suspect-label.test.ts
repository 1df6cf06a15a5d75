import { describe, expect, it } from 'vitest';
import { explainSuspect } from './suspect-label.js';

describe('a suspect label', () => {
  it('says of a label that is there how improbable it is', () => {
    expect(explainSuspect({ given: true, probability: 0.04 })).toBe(
      'Labelled with it, but by what other documents teach it is only 4 % probable.',
    );
  });

  it('says of a label that is not there how probable it is, without calling it sure', () => {
    expect(explainSuspect({ given: false, probability: 0.996 })).toBe(
      'Not labelled with it, but by what other documents teach it is 99.6 % probable.',
    );
  });
});
