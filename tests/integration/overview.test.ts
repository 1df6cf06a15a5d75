import { createOverviewReader } from '@classmark/database';
import { readOverview } from '@classmark/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { seedDocuments, seedModel, seedPredictions, seedScheme, seedVersion } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';

const { database } = await openTestDatabase();
const { pool, prisma } = database;
const system = { kind: 'system' } as const;

const overview = () => readOverview(createOverviewReader(database), system);

describe('the overview', () => {
  let versionId: number;
  let modelId: number;
  let a: number;
  let b: number;
  let c: number;

  /** A and B served by version 1, C skipped by it; B is review only. */
  beforeEach(async () => {
    await pool.query(
      'truncate document, label, label_completeness, prediction, decision, act, deployment, version, run cascade',
    );
    const name = crypto.randomUUID();
    const scheme = await seedScheme(database, name, ['A', 'B', 'C']);
    [a = 0, b = 0, c = 0] = scheme.subjectIds;
    modelId = await seedModel(database, scheme.schemeId, name);
    versionId = await seedVersion(database, { modelId, subjectIds: [a, b], skipped: [c] });
    await prisma.deployment.createMany({ data: [a, b].map((subjectId) => ({ subjectId, versionId })) });
    await pool.query("update classifier set accept_threshold = null, reason = 'Too few.' where subject_id = $1", [b]);
  });

  it('says of each subject how it stands, and why', async () => {
    const { subjects } = await overview();
    expect(subjects.map(({ subjectId, status, reason }) => [subjectId, status, reason])).toEqual([
      [a, 'publishes', null],
      [b, 'review_only', 'Too few.'],
      [c, 'not_served', 'No document has it.'],
    ]);
  });

  it('leaves a model that serves nothing to its own page', async () => {
    const other = await seedScheme(database, crypto.randomUUID(), ['D']);
    const tried = await seedModel(database, other.schemeId, crypto.randomUUID());
    await seedVersion(database, { modelId: tried, subjectIds: other.subjectIds });
    expect((await overview()).subjects.map(({ subjectId }) => subjectId)).toEqual([a, b, c]);
  });

  it('counts predictions by state, and how decided ones kept the promise', async () => {
    const documentIds = await seedDocuments(database, 6);
    const probabilities = [0.95, 0.9, 0.85, 0.6, 0.5, 0.3];
    await seedPredictions(database, { subjectId: a, versionId, documentIds, probabilities });
    await pool.query("update prediction set state = 'accepted' where document_id = any($1)", [
      [documentIds[0], documentIds[1], documentIds[3]],
    ]);
    await pool.query("update prediction set state = 'rejected' where document_id = $1", [documentIds[2]]);
    const { subjects, ...totals } = await overview();
    expect(totals).toMatchObject({ published: 0, queued: 1, decided: 4, accepted: 3, rejected: 1, isEstimated: false });
    expect(subjects[0]).toMatchObject({ decidedCount: 4, queued: 1, published: 0, targetPrecision: 0.9 });
    expect(subjects[0]?.measuredPrecision).toBeCloseTo(2 / 3);
  });

  it('counts each document once: labelled, unlabelled or set aside', async () => {
    const [labelled = 0n, complete = 0n, aside = 0n] = await seedDocuments(database, 5);
    await prisma.label.createMany({
      data: [
        { documentId: labelled, subjectId: a, origin: 'import', value: true },
        { documentId: labelled, subjectId: b, origin: 'curator', value: false },
        { documentId: aside, subjectId: a, origin: 'import', value: true },
      ],
    });
    const { schemeId } = await prisma.subject.findUniqueOrThrow({ where: { id: a } });
    await prisma.labelCompleteness.create({ data: { documentId: complete, schemeId } });
    await prisma.document.update({
      where: { id: aside },
      data: { state: 'set_aside', setAsideReason: 'too_few_words' },
    });
    expect(await overview()).toMatchObject({
      documents: 5,
      labelled: 2,
      unlabelled: 2,
      setAside: 1,
      isEstimated: false,
    });
  });

  it('asks to compare a new version unless it is surely worse than what serves', async () => {
    await seedDocuments(database, 1);
    const candidate = await seedVersion(database, { modelId, subjectIds: [a, b] });
    expect(await overview()).toMatchObject({ nextStep: 'deploy_candidate', candidateVersionId: candidate });
    const measureF1 = (low: number, high: number) =>
      pool.query("update version set evaluation = jsonb_set(evaluation, '{intervals}', $2) where id = $1", [
        candidate,
        { micro: { low, high }, macro: { low, high } },
      ]);
    await measureF1(0.1, 0.9);
    expect((await overview()).nextStep).toBe('deploy_candidate');
    await measureF1(0.1, 0.2);
    expect((await overview()).nextStep).toBe('all_done');
  });

  it('counts decisions since the last training that were not taken back', async () => {
    const [documentId = 0n] = await seedDocuments(database, 1);
    const act = await prisma.act.create({ data: { kind: 'accept' } });
    await prisma.decision.create({ data: { actId: act.id, documentId, subjectId: a, verdict: 'accept' } });
    expect((await overview()).nextStep).toBe('retrain');
    await prisma.act.update({ where: { id: act.id }, data: { undoneAt: new Date() } });
    expect((await overview()).nextStep).toBe('all_done');
  });

  it('waits for a run under way', async () => {
    await prisma.run.create({ data: { kind: 'training', title: 'Training', input: {} } });
    expect((await overview()).nextStep).toBe('wait_for_run');
  });

  it('waits for a harvest only while there is nothing else to do', async () => {
    await prisma.run.create({ data: { kind: 'harvest', title: 'Harvest', input: {} } });
    expect((await overview()).nextStep).toBe('wait_for_run');
    await seedDocuments(database, 1);
    expect((await overview()).nextStep).toBe('all_done');
  });

  it('takes the database’s statistics for a subject with more predictions than are counted', async () => {
    const documentIds = await seedDocuments(database, 14_000);
    const probabilities = documentIds.map((_, i) => (i < 12_000 ? 0.5 : 0.9));
    await seedPredictions(database, { subjectId: a, versionId, documentIds, probabilities });
    await pool.query('vacuum analyze prediction');
    const { subjects, isEstimated } = await overview();
    expect(isEstimated).toBe(true);
    expect(subjects[0]?.queued).toBeGreaterThan(12_000 * 0.95);
    expect(subjects[0]?.queued).toBeLessThan(12_000 * 1.05);
    expect(subjects[0]?.published).toBe(2_000);
  });
});
