import { describe, expect, it } from 'vitest';
import type { Actor } from '../role.js';
import { type OverviewReader, readOverview, type SubjectTally, subjectStatusOf, warnOfDrift } from './overview.js';

const curator: Actor = { kind: 'user', id: 1, name: 'Kim', role: 'curator' };

function tally(overrides: Partial<SubjectTally> = {}): SubjectTally {
  return {
    subjectId: 1,
    label: 'Rivers',
    serving: { acceptThreshold: 0.8, targetPrecision: 0.9, promise: 'each', reason: null, prevalenceEstimate: null },
    candidate: null,
    published: 30,
    queued: 10,
    accepted: 6,
    rejected: 2,
    acceptedAboveAccept: 3,
    rejectedAboveAccept: 1,
    acceptedInChecks: 0,
    rejectedInChecks: 0,
    isEstimated: false,
    ...overrides,
  };
}

const fallen = { training: 0.2, estimated: 0.05, documents: 500, hasFallen: true };

describe('subjectStatusOf', () => {
  it('says what a publishing subject promises, and what was kept where people looked', () => {
    expect(subjectStatusOf(tally())).toEqual({
      subjectId: 1,
      label: 'Rivers',
      status: 'publishes',
      reason: null,
      warning: null,
      targetPrecision: 0.9,
      promise: 'each',
      measuredPrecision: 0.75,
      sampledPrecision: null,
      decidedCount: 8,
      published: 30,
      queued: 10,
    });
  });

  it('has no precision kept where nobody decided what is published', () => {
    expect(subjectStatusOf(tally({ acceptedAboveAccept: 0, rejectedAboveAccept: 0 })).measuredPrecision).toBeNull();
  });

  it('says by spot checks what precision is, and how sure that is', () => {
    const { sampledPrecision } = subjectStatusOf(tally({ acceptedInChecks: 7, rejectedInChecks: 3 }));
    expect(sampledPrecision).toMatchObject({ precision: 0.7, accepted: 7, rejected: 3 });
    expect(sampledPrecision?.interval.low).toBeCloseTo(0.394, 3);
    expect(sampledPrecision?.interval.high).toBeCloseTo(0.907, 3);
  });

  it('warns of a publishing subject that has become rare', () => {
    const serving = {
      acceptThreshold: 0.8,
      targetPrecision: 0.9,
      promise: 'each',
      reason: null,
      prevalenceEstimate: fallen,
    } as const;
    const statuses = [subjectStatusOf(tally({ serving })), subjectStatusOf(tally())];
    expect(statuses[0]?.warning).toContain('20.0% of training documents had this subject; we estimate 5.0%');
    expect(warnOfDrift(statuses)).toEqual([
      'One subject seems rarer in recently scored documents than in training: "Rivers".',
    ]);
    expect(warnOfDrift(statuses.slice(1))).toEqual([]);
  });

  it('says why a subject is review only, promises nothing, and warns of nothing', () => {
    const serving = {
      acceptThreshold: null,
      targetPrecision: 0.9,
      promise: 'each',
      reason: 'Too few documents.',
      prevalenceEstimate: fallen,
    } as const;
    expect(subjectStatusOf(tally({ serving }))).toMatchObject({
      status: 'review_only',
      reason: 'Too few documents.',
      warning: null,
      targetPrecision: null,
    });
  });

  it.each([
    [
      'why it was skipped',
      { reason: 'No training document has this subject.' },
      'No training document has this subject.',
    ],
    [
      'that it waits for deployment',
      { reason: null },
      'Trained in the newest version, which is not deployed for this subject.',
    ],
  ])('says of a subject that is not served %s', (_name, candidate, reason) => {
    expect(subjectStatusOf(tally({ serving: null, candidate }))).toMatchObject({ status: 'not_served', reason });
  });
});

describe('readOverview', () => {
  const reader: OverviewReader = {
    countDocuments: async () => ({ documents: 10, labelled: 6, unlabelled: 3, setAside: 1, isEstimated: false }),
    listTallies: async () => [tally(), tally({ subjectId: 2, isEstimated: true })],
    readProgress: async () => ({ unfinishedKinds: [], newestVersions: [], newDecisions: 0 }),
  };

  it('adds up over subjects, and says that a part is estimated', async () => {
    expect(await readOverview(reader, curator)).toMatchObject({
      documents: 10,
      published: 60,
      queued: 20,
      decided: 16,
      accepted: 12,
      rejected: 4,
      isEstimated: true,
      nextStep: 'review_queue',
    });
  });

  it('is not for readers', async () => {
    const asking = readOverview(reader, { kind: 'key', id: 1, name: 'search', role: 'reader' });
    await expect(asking).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});
