import { createDeploymentStore, createReviewStore, inTransaction, writePredictions } from '@classmark/database';
import {
  decide,
  deployClassifiers,
  execute,
  rollBackClassifiers,
  type ScoringInput,
  scoringJob,
  trainingJob,
} from '@classmark/domain';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { globalId, startRoleApi } from '../support/role-api.js';
import { beginRun, untilFinished, untilIdle } from '../support/run-and-wait.js';
import { type SeededCorpus, seedCorpus } from '../support/seed-corpus.js';
import { seedModel } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';
import { WorkerProcess } from '../support/worker-process.js';

const system = { kind: 'system' } as const;

interface Row {
  readonly document_id: string;
  readonly subject_id: number;
  readonly version_id: number;
  readonly state: string;
}

describe('scoring', async () => {
  const { url, database } = await openTestDatabase();
  const { prisma, pool } = database;
  let worker: WorkerProcess;
  let corpus: SeededCorpus;
  let modelId: number;
  let firstVersionId: number;

  beforeAll(async () => {
    const subjects = ['amber', 'birch', 'coral'];
    corpus = await seedCorpus(database, { scheme: 'areas', subjects, labelled: 400, unlabelled: 700 });
    modelId = await seedModel(database, corpus.schemeId, 'Areas');
    worker = await WorkerProcess.start(url);
    firstVersionId = await train();
  });
  beforeEach(async () => {
    await pool.query('truncate prediction, decision, act; delete from label where origin = $$curator$$');
    await score();
  });
  afterAll(async () => {
    await worker[Symbol.asyncDispose]();
  });

  const train = async (): Promise<number> => {
    const run = await untilFinished(
      database,
      await beginRun(database, { job: trainingJob, input: { modelId, seed: 1 } }),
    );
    await untilIdle(database);
    return (await prisma.version.findUniqueOrThrow({ where: { runId: run.id } })).id;
  };
  const score = async (input: ScoringInput = {}) =>
    untilFinished(database, await beginRun(database, { job: scoringJob, input }));
  const readRows = async (where = 'true'): Promise<Row[]> =>
    (await pool.query<Row>(`select * from prediction where ${where} order by document_id, subject_id`)).rows;

  it('leaves what people decided as it is, row for row, and brings the rest up to date', async () => {
    const before = await readRows();
    const decided = before.slice(0, 12).map((row, i) => ({
      documentId: BigInt(row.document_id),
      subjectId: row.subject_id,
      verdict: i % 2 === 0 ? 'accept' : 'reject',
    }));
    await execute(decide, createReviewStore(database), system, { decisions: decided });
    await pool.query(
      "update prediction set probability = 0.01, margin = 0.2 where state not in ('accepted', 'rejected')",
    );
    const kept = await readRows("state in ('accepted', 'rejected')");
    await score();
    expect(kept).toHaveLength(12);
    expect(await readRows("state in ('accepted', 'rejected')")).toEqual(kept);
    expect(await readRows("state not in ('accepted', 'rejected')")).toEqual(before.slice(12));
  });

  it('need not follow an undo: that puts suggestions where a version deployed meanwhile puts them', async () => {
    const before = await readRows();
    const decisions = before.slice(0, 12).map((row) => ({
      documentId: BigInt(row.document_id),
      subjectId: row.subject_id,
      verdict: 'accept',
    }));
    const act = await execute(decide, createReviewStore(database), system, { decisions });
    await execute(deployClassifiers, createDeploymentStore(database), system, { versionId: await train() });
    await untilIdle(database);
    await using server = await startRoleApi(database, url);
    const undo = 'mutation ($actId: ID!) { undoDecision(input: { actId: $actId }) { __typename } }';
    expect(await server.ask('curator', undo, { actId: globalId(`Act:${act.id}`) })).toEqual({
      undoDecision: { __typename: 'DecisionUndone' },
    });
    const undone = await readRows();
    await score();
    expect(undone).toEqual(await readRows());
    expect(undone.filter((row) => row.version_id === firstVersionId)).toEqual([]);
    await execute(rollBackClassifiers, createDeploymentStore(database), system, {
      subjectIds: [...corpus.subjectIds],
    });
    await untilIdle(database);
  });

  it('suggests nothing that is known by now', async () => {
    const [row] = await readRows();
    await pool.query("insert into label values ($1, $2, 'curator', false)", [row?.document_id, row?.subject_id]);
    await score();
    expect(await readRows(`document_id = ${row?.document_id} and subject_id = ${row?.subject_id}`)).toEqual([]);
  });

  it('suggests nothing for a document that was set aside', async () => {
    const [row] = await readRows();
    await prisma.document.update({
      where: { id: BigInt(row?.document_id ?? 0) },
      data: { state: 'set_aside', setAsideReason: 'too_few_words' },
    });
    await score();
    expect(await readRows(`document_id = ${row?.document_id}`)).toEqual([]);
    await prisma.document.update({
      where: { id: BigInt(row?.document_id ?? 0) },
      data: { state: 'active', setAsideReason: null },
    });
  });

  it('suggests nothing for a document that is set aside while it is scored', async () => {
    const [row] = await readRows();
    const id = row?.document_id ?? '';
    const subjectId = row?.subject_id ?? 0;
    await prisma.document.update({ where: { id: BigInt(id) }, data: { state: 'set_aside', setAsideReason: 'merged' } });
    const scores = [{ documentId: id, subjectId, probability: 0.99 }];
    const plan = [{ versionId: firstVersionId, subjects: [{ subjectId }] }];
    await inTransaction(pool, (client) =>
      writePredictions(client, { documentIds: [id], scores }, { plan, subjectIds: null }),
    );
    expect(await readRows(`document_id = ${id}`)).toEqual([]);
    await prisma.document.update({ where: { id: BigInt(id) }, data: { state: 'active', setAsideReason: null } });
  });

  it('goes through changed documents only where it is asked to', async () => {
    const [changed] = await readRows();
    const before = await readRows(`document_id = ${changed?.document_id}`);
    await pool.query('truncate prediction');
    const changedSince = new Date(Date.now() + 60_000);
    await prisma.document.update({
      where: { id: BigInt(changed?.document_id ?? 0) },
      data: { updatedAt: changedSince },
    });
    expect(await score({ changedSince: changedSince.toISOString() })).toMatchObject({ result: { documents: 1 } });
    expect(await readRows()).toEqual(before);
  });

  it('leaves other subjects alone where it is asked for some', async () => {
    const [subjectId = 0] = corpus.subjectIds;
    const before = await readRows(`subject_id = ${subjectId}`);
    await pool.query('truncate prediction');
    await score({ subjectIds: [subjectId] });
    expect(await readRows()).toEqual(before);
  });

  it('brings predictions after a deployment and a rollback', async () => {
    await pool.query("insert into label select id, $1, 'curator', true from document where id > $2 limit 100", [
      corpus.subjectIds[0],
      corpus.documentIds[900],
    ]);
    await score();
    const before = await readRows();
    const versionId = await train();
    const store = createDeploymentStore(database);
    await execute(deployClassifiers, store, system, { versionId });
    await untilIdle(database);
    expect(new Set((await readRows()).map((row) => row.version_id))).toEqual(new Set([versionId]));
    await execute(rollBackClassifiers, store, system, { subjectIds: [...corpus.subjectIds] });
    await untilIdle(database);
    expect(await readRows()).toEqual(before);
  });

  it('takes away the suggestions of a subject that is served no more', async () => {
    const [, subjectId = 0] = corpus.subjectIds;
    const others = await readRows(`subject_id <> ${subjectId}`);
    await pool.query('update deployment set ended_at = now() where subject_id = $1 and ended_at is null', [subjectId]);
    await score();
    expect(await readRows()).toEqual(others);
    await prisma.deployment.create({ data: { subjectId, versionId: firstVersionId } });
  });

  describe('documents of another kind', () => {
    const warnings = `{ overview { alerts subjects { subject { label } warning } }
      runs(kind: SCORING, first: 1) { edges { node { prevalenceDrops { estimate { documents warning }
        classifier { subject { label } prevalenceEstimate { training estimated hasFallen } } } } } } }`;
    interface Warned {
      overview: { alerts: string[]; subjects: { subject: { label: string }; warning: string | null }[] };
      runs: { edges: { node: { prevalenceDrops: object[] } }[] };
    }
    const warned = async (): Promise<Warned> => {
      await using server = await startRoleApi(database, url);
      return await server.ask<Warned>('curator', warnings);
    };

    it('are like those of training at first: nothing is warned of', async () => {
      const { overview, runs } = await warned();
      expect(runs.edges[0]?.node.prevalenceDrops).toEqual([]);
      expect(overview.subjects.map(({ warning }) => warning)).toEqual([null, null, null]);
    });

    it('are told by the prevalences that dropped, on the run, the version and the overview', async () => {
      const since = new Date(Date.now() + 60_000).toISOString();
      const amber = "text like '%amber%' and id > $2";
      await pool.query(`update document set updated_at = $1 where not (${amber}) and id > $2`, [
        since,
        corpus.documentIds[399],
      ]);
      expect(await score({ changedSince: since })).toMatchObject({ state: 'succeeded' });
      const { overview, runs } = await warned();
      const fallen = { hasFallen: true, training: expect.closeTo(0.43, 0), estimated: expect.closeTo(0, 1) };
      expect(runs.edges[0]?.node.prevalenceDrops).toMatchObject([
        { classifier: { subject: { label: 'amber' }, prevalenceEstimate: fallen } },
      ]);
      expect(overview.subjects.flatMap(({ subject, warning }) => (warning === null ? [] : subject.label))).toEqual([
        'amber',
      ]);
      expect(overview.alerts).toContainEqual(expect.stringContaining('One subject seems rarer'));
    });

    it('are not judged by a handful', async () => {
      const since = new Date(Date.now() + 120_000).toISOString();
      await pool.query('update document set updated_at = $1 where id = any($2)', [
        since,
        corpus.documentIds.slice(-50),
      ]);
      await score({ changedSince: since });
      const { rows } = await pool.query(
        "select distinct prevalence_estimate ->> 'documents' as documents from classifier",
      );
      expect(rows).toEqual([{ documents: '700' }]);
    });
  });

  describe('by thresholds that have moved', () => {
    const [accept, review] = [0.999, 0.6];
    const stateNow = `prediction_state_for(probability, ${accept}, ${review})`;

    let former: { subjectId: number; acceptThreshold: number | null; reviewThreshold: number | null }[];
    beforeEach(async () => {
      const data = { acceptThreshold: accept, reviewThreshold: review };
      const select = { subjectId: true, acceptThreshold: true, reviewThreshold: true };
      former = await prisma.classifier.findMany({ where: { versionId: firstVersionId }, select });
      await prisma.classifier.updateMany({ where: { versionId: firstVersionId }, data });
    });
    afterEach(async () => {
      for (const { subjectId, ...data } of former) {
        await prisma.classifier.update({
          where: { versionId_subjectId: { versionId: firstVersionId, subjectId } },
          data,
        });
      }
    });

    it('writes the states that these mean, and how deep predictions are stored', async () => {
      await score();
      expect(await readRows(`state <> ${stateNow}`)).toEqual([]);
      const classifiers = await prisma.classifier.findMany({ where: { versionId: firstVersionId } });
      expect(classifiers.map(({ storedFloor }) => storedFloor)).toEqual([review / 2, review / 2, review / 2]);
    });

    it('moves what is stored without scoring where it is asked to', async () => {
      const probabilities = 'document_id, subject_id, probability';
      const before = await pool.query(`select ${probabilities} from prediction order by 1, 2`);
      expect((await readRows(`state <> coalesce(${stateNow}, 'withdrawn')`)).length).toBeGreaterThan(0);
      await score({ moveOnly: true });
      expect(await readRows(`state <> coalesce(${stateNow}, 'withdrawn')`)).toEqual([]);
      expect((await pool.query(`select ${probabilities} from prediction order by 1, 2`)).rows).toEqual(before.rows);
    });
  });

  it('changes nothing and says so where the stored model is damaged', async () => {
    const before = await readRows();
    const damage =
      'update artefact_chunk set bytes = set_byte(bytes, 5000, get_byte(bytes, 5000) # 255) where version_id = $1';
    await pool.query(damage, [firstVersionId]);
    const run = await score();
    expect(run).toMatchObject({ state: 'failed', problem: { code: 'DAMAGED_ARTEFACT' } });
    expect(await readRows()).toEqual(before);
    await pool.query(damage, [firstVersionId]);
  });
});
