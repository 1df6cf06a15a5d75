import { createThresholdStore, movePredictions } from '@classmark/database';
import { actorName, execute, marginOf, mostMovedAtOnce, setThreshold, stateFor } from '@classmark/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { seedKey } from '../support/seed-key.js';
import {
  seedDocuments,
  seedModel,
  seedPredictions,
  seedScheme,
  seedVersion,
  trainedFigures,
} from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';

const { database } = await openTestDatabase();
const { pool, prisma } = database;
const operator = await seedKey(database, 'operator');
const store = createThresholdStore(database);

describe('prediction_state_for and prediction_margin_for', () => {
  const probabilities = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3999999, 0.4, 0.45, 0.7999999, 0.8, 0.85, 0.9, 1];
  const thresholds = [
    { accept: 0.8, review: 0.4 },
    { accept: 0.9, review: 0.9 },
    { accept: null, review: 0.3 },
    { accept: 1 / 3, review: 1 / 7 },
  ];

  it.each(thresholds)('say what stateFor and marginOf say, accept $accept and review $review', async (cuts) => {
    const all = [...probabilities, cuts.review, cuts.review / 2, cuts.accept ?? 0.5];
    const { rows } = await pool.query<{ state: string | null; margin: number }>(
      `select prediction_state_for(p, $2, $3) as state, prediction_margin_for(p, $2, $3) as margin
       from unnest($1::real[]) with ordinality as t (p, n) order by n`,
      [all, cuts.accept, cuts.review],
    );
    expect(rows.map((row) => row.state)).toEqual(all.map((p) => stateFor(p, cuts)));
    expect(rows.map((row) => Math.fround(row.margin))).toEqual(all.map((p) => marginOf(p, cuts)));
  });
});

describe('setThreshold', () => {
  let subjectId: number;
  let versionId: number;
  let documentIds: bigint[];

  beforeEach(async () => {
    const name = crypto.randomUUID();
    const scheme = await seedScheme(database, name, ['A']);
    [subjectId = 0] = scheme.subjectIds;
    versionId = await seedVersion(database, {
      modelId: await seedModel(database, scheme.schemeId, name),
      subjectIds: [subjectId],
    });
    await prisma.deployment.create({ data: { subjectId, versionId } });
    documentIds = await seedDocuments(database, 6);
    const probabilities = [0.95, 0.82, 0.65, 0.5, 0.3, 0.25];
    await seedPredictions(database, { subjectId, versionId, documentIds, probabilities });
  });

  const set = (change: object) => execute(setThreshold, store, operator, { versionId, subjectId, ...change });
  const states = async () => {
    const rows = await prisma.prediction.findMany({ where: { subjectId }, orderBy: { documentId: 'asc' } });
    return rows.map(({ state }) => state);
  };

  it('finds predictions where the thresholds of training put them', async () => {
    expect(await states()).toEqual(['published', 'published', 'queued', 'queued', 'withdrawn', 'withdrawn']);
  });

  it('moves predictions with a lower target, and says how many', async () => {
    expect(await set({ targetPrecision: 0.7 })).toEqual({ moved: 1, runId: null, rescoreNeeded: false });
    expect(await states()).toEqual(['published', 'published', 'published', 'queued', 'withdrawn', 'withdrawn']);
  });

  it('queues all that was published once the subject is review only', async () => {
    expect(await set({ reviewOnly: true })).toMatchObject({ moved: 2 });
    expect(await states()).toEqual(['queued', 'queued', 'queued', 'queued', 'withdrawn', 'withdrawn']);
  });

  it('says why when nothing promises the target', async () => {
    await set({ targetPrecision: 0.99 });
    const classifier = await prisma.classifier.findUnique({ where: { versionId_subjectId: { versionId, subjectId } } });
    expect(classifier).toMatchObject({ acceptThreshold: null, targetPrecision: 0.99 });
    expect(classifier?.reason).toContain('94.0%');
  });

  it('gives each moved prediction its distance to the new thresholds', async () => {
    await set({ acceptThreshold: 0.9, reviewThreshold: 0.6 });
    const rows = await prisma.prediction.findMany({ where: { subjectId }, orderBy: { documentId: 'asc' } });
    const cuts = { accept: 0.9, review: 0.6 };
    expect(rows.map(({ margin }) => Math.fround(margin))).toEqual(
      rows.map(({ probability }) => marginOf(probability, cuts)),
    );
  });

  it('leaves what people decided as it is', async () => {
    await pool.query("update prediction set state = 'rejected' where document_id = $1", [documentIds[0]]);
    const before = await prisma.prediction.findFirst({ where: { documentId: documentIds[0] ?? 0n } });
    await set({ reviewOnly: true });
    expect(await prisma.prediction.findFirst({ where: { documentId: documentIds[0] ?? 0n } })).toEqual(before);
  });

  it('needs no new scores while review stays above the floor that is stored', async () => {
    expect(await set({ reviewThreshold: 0.2 })).toMatchObject({ moved: 2, rescoreNeeded: false, runId: null });
  });

  it('starts a scoring run once review falls below it', async () => {
    const { rescoreNeeded, runId } = await set({ reviewThreshold: 0.19 });
    expect(rescoreNeeded).toBe(true);
    const run = await prisma.run.findUniqueOrThrow({ where: { id: runId ?? 0n } });
    expect(run).toMatchObject({ kind: 'scoring', input: { subjectIds: [subjectId], moveOnly: false } });
  });

  it('remembers that documents were not kept below a higher floor of a while', async () => {
    await set({ reviewThreshold: 0.7 });
    expect(await set({ reviewThreshold: 0.3 })).toMatchObject({ rescoreNeeded: true });
  });

  it('writes what it changed into the audit trail', async () => {
    await set({ acceptThreshold: 0.9 });
    expect(
      await prisma.auditEvent.findFirst({ where: { target: `classifier:${versionId}:${subjectId}` } }),
    ).toMatchObject({
      actor: actorName(operator),
      action: 'threshold.set',
      details: { from: { accept: 0.8, review: 0.4 }, to: { accept: 0.9, review: 0.4 } },
    });
  });

  it('moves nothing for a version that does not serve', async () => {
    await prisma.deployment.updateMany({ where: { versionId }, data: { endedAt: new Date() } });
    expect(await set({ reviewOnly: true })).toEqual({ moved: 0, runId: null, rescoreNeeded: false });
  });

  it('refuses a subject that was skipped, with the reason', async () => {
    await prisma.classifier.updateMany({ where: { versionId }, data: { state: 'skipped', reason: 'One class only.' } });
    await expect(set({ reviewOnly: true })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('One class only.'),
    });
  });

  it('leaves more than 10,000 predictions to a run, which moves them in batches', async () => {
    const many = await seedDocuments(database, mostMovedAtOnce + 1);
    const probabilities = many.map((_, i) => 0.81 + (0.1 * i) / many.length);
    await seedPredictions(database, { subjectId, versionId, documentIds: many, probabilities });
    const { moved, runId } = await set({ reviewOnly: true });
    expect(moved).toBe(0);
    const run = await prisma.run.findUniqueOrThrow({ where: { id: runId ?? 0n } });
    expect(run.input).toEqual({ subjectIds: [subjectId], moveOnly: true });
    const inRange = await movePredictions(prisma, { versionId, subjectId }, { above: 0.85, upTo: 0.87 });
    expect(inRange).toBe(probabilities.filter((p) => p > Math.fround(0.85) && p <= Math.fround(0.87)).length);
    expect(await movePredictions(prisma, { versionId, subjectId })).toBe(many.length + 2 - inRange);
  });

  it('changes nothing at all when it is refused', async () => {
    await expect(set({ reviewThreshold: 0.85 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const classifier = await prisma.classifier.findUnique({ where: { versionId_subjectId: { versionId, subjectId } } });
    expect(classifier).toMatchObject({ acceptThreshold: trainedFigures.acceptThreshold, storedFloor: null });
  });
});
