import { describe, expect, it } from 'vitest';
import { explainSuspect, listSuspectLabels, parseSuspectFilter, type SuspectLabelReader } from './suspect-label.js';

const reader: SuspectLabelReader = {
  listSuspectLabels: async () => [],
  countSuspectLabels: async () => 0,
  listSuspectsOfDocuments: async () => [],
};

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

  it('is not shown to readers', async () => {
    const page = { filter: parseSuspectFilter({}), limit: 10, after: null };
    const actor = { kind: 'user', id: 1, name: 'ada', role: 'reader' } as const;
    await expect(listSuspectLabels(reader, actor, page)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});
