import {
  countChecksOfAll,
  createOverviewReader,
  createPool,
  createPrisma,
  createThresholdReader,
  createThresholdStore,
  type Database,
  listBlindDocuments,
} from '@classmark/database';
import { actorName, execute, previewThreshold, readOverview, setThreshold } from '@classmark/domain';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { accept, openReviewDesk, reject } from '../support/review-desk.js';
import { seedKey } from '../support/seed-key.js';
import { createTestDatabase } from '../support/test-database.js';

const url = await createTestDatabase();
const database: Database = { prisma: createPrisma(url), pool: createPool(url) };
const { pool, prisma } = database;
afterAll(() => Promise.all([pool.end(), prisma.$disconnect()]));

/** Every place goes to a spot check while there is one. */
const desk = await openReviewDesk(database, { share: 0.5, random: () => 0 });
const { a, b, ada, bob, versionId, suggest, claim, answer, stateOf } = desk;
beforeEach(desk.clear);

const blindTo = (documentIds: readonly bigint[]) => listBlindDocuments(prisma, documentIds, actorName(ada));
const published = (count: number) => suggest(Array.from({ length: count }, () => [0.95, null] as const));

describe('a spot check', () => {
  it('puts a published suggestion on the desk, blind', async () => {
    const [documentId = 0n] = await published(1);
    expect(await claim(ada, { count: 1 })).toEqual([documentId]);
    expect(await blindTo([documentId])).toEqual([{ documentId, subjectIds: [a] }]);
  });

  it('is of the subject that was asked for', async () => {
    const [, ofB] = await suggest([
      [0.95, null],
      [null, 0.95],
    ]);
    expect(await claim(ada, { count: 1, subjectId: b })).toEqual([ofB]);
  });

  it('leaves what is published as it is until it is decided, and then leaves the desk', async () => {
    const [documentId = 0n] = await published(1);
    await claim(ada, { count: 1 });
    expect(await stateOf(documentId, a)).toBe('published');
    expect(await claim(ada, { count: 1 })).toEqual([documentId]);
    expect(await claim(bob, { count: 1 })).toEqual([]);
    await answer(ada, accept(documentId, a));
    expect(await claim(ada, { count: 1 })).toEqual([]);
  });

  it('is drawn from many published suggestions as from few, by the hashes of their documents', async () => {
    const documentIds = await published(6_000);
    const drawn = await claim(ada, { count: 8 });
    expect(new Set(drawn).size).toBe(1);
    expect(documentIds).toEqual(expect.arrayContaining(drawn));
    expect(await blindTo(drawn)).toEqual(drawn.map((documentId) => ({ documentId, subjectIds: [a] })));
  });

  it('counts in the measured precision, with an interval', async () => {
    const documentIds = await published(4);
    await claim(ada, { count: 1 });
    await claim(ada, { count: 4, leaseSeconds: 300 });
    for (let checked = 0; checked < 4; checked++) {
      const [documentId = 0n] = await claim(ada, { count: 1 });
      await answer(ada, documentId === documentIds[0] ? reject(documentId, a) : accept(documentId, a));
    }
    const { subjects } = await readOverview(createOverviewReader(database), ada);
    expect(subjects.find(({ subjectId }) => subjectId === a)?.sampledPrecision).toMatchObject({
      precision: 0.75,
      accepted: 3,
      rejected: 1,
    });
  });
});

describe('a subject whose checks show that its precision has fallen', () => {
  beforeEach(async () => {
    await published(20);
    for (let checked = 0; checked < 12; checked++) {
      const [documentId = 0n] = await claim(ada, { count: 1 });
      await answer(ada, reject(documentId, a));
    }
  });

  it('becomes review only by itself, with the reason', async () => {
    const where = { versionId_subjectId: { versionId, subjectId: a } };
    expect(await prisma.classifier.findUniqueOrThrow({ where })).toMatchObject({
      acceptThreshold: null,
      targetPrecision: 0.9,
      reason: expect.stringContaining('Spot checks found its precision below the target of 90%'),
    });
  });

  it('publishes nothing any more', async () => {
    expect(await prisma.prediction.count({ where: { subjectId: a, state: 'published' } })).toBe(0);
    expect(await prisma.prediction.count({ where: { subjectId: a, state: 'rejected' } })).toBeLessThanOrEqual(12);
  });

  it('is told of in the audit trail, by the service', async () => {
    const events = await prisma.auditEvent.findMany({ where: { target: `classifier:${versionId}:${a}` } });
    expect(events.at(-1)).toMatchObject({ actor: 'system', action: 'threshold.set' });
  });
});

describe('where the target is promised for all that is published together', () => {
  beforeEach(async () => {
    await prisma.model.updateMany({ data: { promise: 'together' } });
    await prisma.classifier.updateMany({ data: { promise: 'together', storedFloor: null } });
    await prisma.run.deleteMany({ where: { kind: 'scoring' } });
  });

  const check = async (times: number, verdict: typeof accept | typeof reject) => {
    for (let checked = 0; checked < times; checked++) {
      const [documentId = 0n] = await claim(ada, { count: 1 });
      const [checkedSubject = a] = (await blindTo([documentId]))[0]?.subjectIds ?? [];
      await answer(ada, verdict(documentId, checkedSubject));
    }
  };
  const publishBoth = (ofA: number, ofB: number) =>
    suggest([
      ...Array.from({ length: ofA }, () => [0.95, null] as const),
      ...Array.from({ length: ofB }, () => [null, 0.95] as const),
    ]);

  const previewOf = (subjectId: number) =>
    previewThreshold(createThresholdReader(database), ada, { versionId, subjectId });

  it('each suggestion is as likely to be checked as any, whatever its subject', async () => {
    await publishBoth(6_000, 30);
    await check(20, accept);
    const checks = await prisma.spotCheck.findMany();
    expect(checks.map(({ isOfAll }) => isOfAll)).toEqual(Array(20).fill(true));
    expect(checks.filter(({ subjectId }) => subjectId === b).length).toBeLessThan(6);
    expect(await countChecksOfAll(database, [versionId])).toEqual([{ versionId, accepted: 20, rejected: 0 }]);
  });

  it('what is drawn of one subject says nothing of all', async () => {
    await publishBoth(0, 3);
    await claim(ada, { count: 1, subjectId: b });
    expect(await prisma.spotCheck.findMany()).toMatchObject([{ subjectId: b, isOfAll: false }]);
  });

  it('all stop once it has fallen, with the reason, and a run moves what they published', async () => {
    await publishBoth(20, 20);
    await check(10, reject);
    const classifiers = await prisma.classifier.findMany({ where: { versionId } });
    const reason = expect.stringMatching(/^Spot checks found the precision of all that is published together below/);
    expect(classifiers).toMatchObject([
      { acceptThreshold: null, targetPrecision: 0.9, promise: 'together', reason },
      { acceptThreshold: null, targetPrecision: 0.9, promise: 'together', reason },
    ]);
    expect(await prisma.run.findMany({ where: { kind: 'scoring' } })).toMatchObject([
      { input: { subjectIds: [a, b], moveOnly: true } },
    ]);
    expect(await prisma.auditEvent.findMany({ where: { target: `version:${versionId}` } })).toMatchObject([
      { actor: 'system', action: 'publishing.stopped', details: { subjectIds: [a, b] } },
    ]);
    expect(await prisma.spotCheck.count({ where: { isSettled: false } })).toBe(0);
  });

  it('all publish again at once where an operator says so for one of them', async () => {
    await publishBoth(20, 20);
    await check(10, reject);
    await prisma.run.deleteMany({ where: { kind: 'scoring' } });
    const again = { versionId, subjectId: a, asTrained: true, withAllStopped: true };
    const store = createThresholdStore(database);
    const operator = await seedKey(database, 'operator');
    expect(await execute(setThreshold, store, operator, again)).toMatchObject({ moved: 0, rescoreNeeded: false });
    expect(await prisma.classifier.findMany({ where: { versionId } })).toMatchObject([
      { acceptThreshold: 0.8, targetPrecision: 0.9, promise: 'together', reason: null },
      { acceptThreshold: 0.8, targetPrecision: 0.9, promise: 'together', reason: null },
    ]);
    expect(await prisma.run.findMany({ where: { kind: 'scoring' } })).toMatchObject([
      { input: { subjectIds: [a, b], moveOnly: true } },
    ]);
    await expect(execute(setThreshold, store, operator, again)).rejects.toMatchObject({ code: 'CONFLICT' });
    const [resumed] = await prisma.auditEvent.findMany({ where: { action: 'publishing.resumed' } });
    const moved = { from: { accept: null, review: 0.4 }, to: { accept: 0.8, review: 0.4 } };
    expect(resumed).toMatchObject({
      actor: actorName(operator),
      target: `version:${versionId}`,
      details: {
        reason: expect.stringMatching(/^Spot checks found the precision of all/),
        targetPrecision: 0.9,
        promise: 'together',
        changes: [
          { subjectId: a, ...moved },
          { subjectId: b, ...moved },
        ],
      },
    });
  });

  it('what training chose is back whole, and a run scores what was not stored meanwhile', async () => {
    await publishBoth(20, 20);
    await check(10, reject);
    const store = createThresholdStore(database);
    const operator = await seedKey(database, 'operator');
    await execute(setThreshold, store, operator, { versionId, subjectId: b, reviewThreshold: 0.95 });
    await prisma.run.deleteMany({ where: { kind: 'scoring' } });
    const again = { versionId, subjectId: a, asTrained: true, withAllStopped: true };
    expect(await execute(setThreshold, store, operator, again)).toMatchObject({ moved: 0, rescoreNeeded: true });
    expect(await prisma.classifier.findMany({ where: { versionId }, orderBy: { subjectId: 'asc' } })).toMatchObject([
      { acceptThreshold: 0.8, reviewThreshold: 0.4, storedFloor: 0.2 },
      { acceptThreshold: 0.8, reviewThreshold: 0.4, storedFloor: 0.475 },
    ]);
    expect(await prisma.run.findMany({ where: { kind: 'scoring' } })).toMatchObject([
      { input: { subjectIds: [a, b], moveOnly: false } },
    ]);
  });

  it('a subject that they stopped by itself is not one of those that were stopped together', async () => {
    await publishBoth(20, 20);
    await check(10, reject);
    const reason = 'Spot checks found most of its suggestions wrong.';
    await prisma.classifier.updateMany({ where: { subjectId: b }, data: { reason } });
    expect(await previewOf(a)).toMatchObject({ wasStoppedTogether: true });
    expect(await previewOf(b)).toMatchObject({ wasStoppedTogether: false });
    const operator = await seedKey(database, 'operator');
    const again = { versionId, subjectId: b, asTrained: true, withAllStopped: true };
    await expect(execute(setThreshold, createThresholdStore(database), operator, again)).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('leave the checks of a subject that has a target of its own where they stop', async () => {
    await prisma.classifier.updateMany({ where: { subjectId: a }, data: { promise: 'each', targetPrecision: 0.5 } });
    await publishBoth(1, 20);
    const [ofA = 0n] = await claim(ada, { count: 1, subjectId: a });
    await answer(ada, accept(ofA, a));
    await check(10, reject);
    expect(await prisma.classifier.count({ where: { versionId, acceptThreshold: null } })).toBe(1);
    expect(await prisma.spotCheck.findMany({ where: { isSettled: false } })).toMatchObject([{ subjectId: a }]);
  });

  it('a subject that was given a target of its own counts by itself', async () => {
    await prisma.classifier.updateMany({ where: { subjectId: a }, data: { promise: 'each', targetPrecision: 0.5 } });
    await publishBoth(20, 0);
    await check(10, reject);
    expect(await prisma.classifier.count({ where: { versionId, acceptThreshold: null } })).toBe(0);
  });
});
