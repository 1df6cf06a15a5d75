import { createReviewStore, type Database, listWorkers, readArtefact } from '@classmark/database';
import { execute, trainingJob, undoDecision } from '@classmark/domain';
import { decodeVersion, scoreDocuments } from '@classmark/learners';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nothingServes } from '../support/review-desk.js';
import { beginRun, untilFinished, untilIdle } from '../support/run-and-wait.js';
import { type SeededCorpus, seedCorpus } from '../support/seed-corpus.js';
import { seedModel, seedScheme } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';
import { WorkerProcess } from '../support/worker-process.js';

const system = { kind: 'system' } as const;

describe('training', async () => {
  const { url, database } = await openTestDatabase();
  const { prisma, pool } = database;
  let worker: WorkerProcess;
  let corpus: SeededCorpus;
  let modelId: number;

  beforeAll(async () => {
    const subjects = ['amber', 'birch', 'coral'];
    corpus = await seedCorpus(database, { scheme: 'areas', subjects, labelled: 600, unlabelled: 200 });
    modelId = await seedModel(database, corpus.schemeId, 'Areas');
    worker = await WorkerProcess.start(url);
  });
  afterAll(async () => {
    await worker[Symbol.asyncDispose]();
  });

  const begin = (id: number, seed = 1) => beginRun(database, { job: trainingJob, input: { modelId: id, seed } });
  const train = async (id: number, seed?: number) => untilFinished(database, await begin(id, seed));
  const getVersion = (runId: bigint) =>
    prisma.version.findUniqueOrThrow({ where: { runId }, include: { classifiers: true, deployments: true } });

  describe('the first model of an installation', () => {
    let run: Awaited<ReturnType<typeof untilFinished>>;
    beforeAll(async () => {
      run = await train(modelId);
      await untilIdle(database);
    });

    it('becomes a version with a classifier a subject, thresholds and figures on the held-out fifth', async () => {
      expect(run).toMatchObject({ state: 'succeeded', attempt: 1, backend: 'javascript' });
      const { classifiers, evaluation } = await getVersion(run.id);
      expect(classifiers.map(({ state }) => state)).toEqual(['trained', 'trained', 'trained']);
      expect(evaluation).toMatchObject({ documents: 104, micro: { f1: expect.any(Number) } });
      expect(evaluation).toMatchObject({ intervals: { micro: { low: expect.any(Number), high: expect.any(Number) } } });
      expect(classifiers[0]?.metrics).toMatchObject({ support: expect.any(Number), f1Threshold: expect.any(Number) });
    });

    it('says where it comes from', async () => {
      const { provenance } = await getVersion(run.id);
      expect(provenance).toMatchObject({
        dataFingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        documents: { training: 496, heldOut: 104 },
        labels: { import: 715, curator: 0 },
        seed: 1,
        backend: 'javascript',
      });
    });

    it('serves at once, and has scored the documents without labels, and only those', async () => {
      expect((await getVersion(run.id)).deployments).toHaveLength(3);
      const { rows } = await pool.query<{ labelled: number; unlabelled: number }>(
        `select count(*) filter (where document_id <= $1)::int as labelled,
           count(distinct document_id) filter (where document_id > $1)::int as unlabelled from prediction`,
        [corpus.documentIds[599]],
      );
      expect(rows[0]?.labelled).toBe(0);
      expect(rows[0]?.unlabelled).toBeGreaterThan(190);
    });

    it('leaves the curve of its loss, and its pace', async () => {
      const series = await prisma.runMetric.groupBy({ by: ['series'], where: { runId: run.id } });
      const trials = [1, 2, 3, 4, 5].map((fit) => `loss/trial ${fit}`);
      expect(series.map((each) => each.series)).toEqual(expect.arrayContaining(['loss/fit', ...trials]));
    });

    it('is written to the audit trail, as is its deployment', async () => {
      const actions = await prisma.auditEvent.findMany({ select: { action: true, actor: true } });
      expect(actions).toContainEqual({ action: 'version.trained', actor: 'system' });
      expect(actions).toContainEqual({ action: 'classifier.deployed', actor: 'system' });
    });
  });

  it('gives the same bytes for the same labels and seed, as a candidate', async () => {
    const [first, second] = [await train(modelId), await train(modelId)];
    const [a, b] = [await getVersion(first.id), await getVersion(second.id)];
    expect(b.sha256).toEqual(a.sha256);
    expect(b).toMatchObject({ number: a.number + 1, deployments: [] });
  });

  it('counts decisions, learns from them, and forgets them when they are undone', async () => {
    const store = createReviewStore(database);
    const planted = await seedTexts(
      database,
      corpus,
      Array.from({ length: 40 }, (_, n) => `${plantedText} word${n}`),
    );
    const before = await getVersion((await train(modelId)).id);
    const said = {
      subjectId: corpus.subjectIds[1] ?? 0,
      verdict: 'accept',
      answersSuggestion: false,
      path: '',
    } as const;
    const statements = planted.map((id) => ({ documentId: BigInt(id), ...said }));
    const act = await store.recordAct({ kind: 'label', statements }, system);
    const after = await getVersion((await train(modelId)).id);
    await execute(undoDecision, { store, scorer: nothingServes }, system, { actId: act.id });
    const again = await getVersion((await train(modelId)).id);

    expect(before.provenance).toMatchObject({ labels: { curator: 0 } });
    expect(after.provenance).toMatchObject({ labels: { curator: 40 } });
    const gain = ((await scorePlanted(after.id))[1] ?? 0) - ((await scorePlanted(before.id))[1] ?? 0);
    expect(gain).toBeGreaterThan(0.3);
    expect(again.sha256).toEqual(before.sha256);
  });

  it('counts a label of a leaf for its root', async () => {
    const { schemeId, leaf, root } = await seedLeaf(database);
    const roots = await train(await seedModel(database, schemeId, 'Roots'));
    const leaves = await seedModel(database, schemeId, 'Leaves');
    await prisma.model.update({ where: { id: leaves }, data: { selection: 'leaves' } });
    const subjectsOf = async (runId: bigint) => (await getVersion(runId)).classifiers.map((each) => each.subjectId);
    expect(await subjectsOf(roots.id)).toContain(root);
    expect(await subjectsOf((await train(leaves)).id)).toEqual([leaf]);
    const [trained] = (await getVersion(roots.id)).classifiers.filter(({ subjectId }) => subjectId === root);
    expect(trained).toMatchObject({ state: 'trained', trained: { thresholdBasis: { positives: expect.any(Number) } } });
  });

  it('learns of a branch what is in it and nothing else', async () => {
    const below = { schemeId: corpus.schemeId, key: 'trees', label: 'trees', paths: ['/trees'] };
    const { id: top } = await prisma.subject.create({ data: below });
    const [, birch = 0] = corpus.subjectIds;
    await prisma.subjectBroader.create({ data: { narrowerId: birch, broaderId: top } });
    const steps = [top, birch].map((descendantId) => ({ descendantId, ancestorId: top }));
    await prisma.subjectAncestor.createMany({ data: steps });
    const id = await seedModel(database, corpus.schemeId, 'Trees');
    await prisma.model.update({ where: { id }, data: { selection: 'branch', subjectIds: [top] } });
    const { classifiers } = await getVersion((await train(id)).id);
    expect(classifiers.map(({ subjectId, state }) => [subjectId, state]).sort()).toEqual([
      [birch, 'trained'],
      [top, 'trained'],
    ]);
  });

  it('skips a subject of one class only, saying why', async () => {
    const { schemeId, subjectIds } = await seedCorpus(database, {
      scheme: 'skipping',
      subjects: ['dune', 'elm'],
      labelled: 200,
      unlabelled: 0,
    });
    const never = await prisma.subject.create({ data: { schemeId, key: 'never', label: 'never', paths: ['/never'] } });
    await prisma.subjectAncestor.create({ data: { descendantId: never.id, ancestorId: never.id } });
    const { classifiers } = await getVersion((await train(await seedModel(database, schemeId, 'Skipping'))).id);
    const byId = new Map(classifiers.map((each) => [each.subjectId, each]));
    expect(byId.get(never.id)).toMatchObject({ state: 'skipped', reason: 'No training document has this subject.' });
    expect(byId.get(subjectIds[0] ?? 0)).toMatchObject({ state: 'trained' });
  });

  it('fails where no subject can be trained, and says what to do', async () => {
    const { schemeId } = await seedCorpus(database, { scheme: 'one', subjects: ['only'], labelled: 20, unlabelled: 0 });
    const run = await train(await seedModel(database, schemeId, 'One class'));
    expect(run).toMatchObject({
      state: 'failed',
      problem: { code: 'NOTHING_TO_TRAIN', message: expect.stringContaining('label documents that do not have them') },
    });
  });

  it('fails where no document has a label', async () => {
    const { schemeId } = await seedScheme(database, 'empty', ['nothing']);
    const run = await train(await seedModel(database, schemeId, 'Empty'));
    expect(run).toMatchObject({ state: 'failed', problem: { code: 'NOTHING_TO_TRAIN' } });
  });

  it('fits by TensorFlow.js where the learner asks for it, and names its back end', async () => {
    const tensorflow = await seedModel(database, corpus.schemeId, 'TensorFlow');
    await prisma.model.update({ where: { id: tensorflow }, data: { recipe: 'linear-tf' } });
    const run = await train(tensorflow);
    expect(run).toMatchObject({ state: 'succeeded', backend: expect.stringMatching(/^(node|wasm|cpu)$/) });
    expect((await getVersion(run.id)).provenance).toMatchObject({ backend: run.backend });
    const workers = await until('the worker tells of itself', async () => {
      const all = await listWorkers(database);
      return all.length > 0 && all;
    });
    expect(workers).toMatchObject([{ pid: worker.pid, backend: run.backend }]);
  });

  const plantedText = 'quokka quokka quokka';
  const scorePlanted = async (versionId: number): Promise<number[]> => {
    const version = await decodeVersion(await readArtefact(prisma, versionId));
    return [...scoreDocuments({ ...version, knownWordsFloor: null }, [{ id: '0', title: '', text: plantedText }])];
  };
});

/** Documents without any label, each of these texts. */
async function seedTexts(
  { pool }: Database,
  { documentIds }: SeededCorpus,
  texts: readonly string[],
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into document (source_id, external_id, raw_title, raw_text, title, text, content_hash, id_fraction)
     select s.source_id, 'text ' || n, '', t.text, '', t.text, decode(md5(t.text), 'hex'), n * 25 % 1000
     from unnest($1::text[]) with ordinality as t (text, n), document s where s.id = $2 returning id`,
    [texts, documentIds[0]],
  );
  return rows.map(({ id }) => id);
}

/** A root over a leaf, and documents of which a third has the leaf. */
async function seedLeaf(database: Database): Promise<{ schemeId: number; root: number; leaf: number }> {
  const { pool, prisma } = database;
  const seed = { scheme: 'tree', subjects: ['leaf', 'other', 'third'], labelled: 200, unlabelled: 0 };
  const { schemeId, subjectIds } = await seedCorpus(database, seed);
  const [leaf = 0, ...others] = subjectIds;
  const root = await prisma.subject.create({ data: { schemeId, key: 'root', label: 'root', paths: ['/root'] } });
  await prisma.subjectBroader.create({ data: { narrowerId: leaf, broaderId: root.id } });
  await prisma.subjectAncestor.createMany({
    data: [leaf, root.id].map((descendantId) => ({ descendantId, ancestorId: root.id })),
  });
  await pool.query('delete from label where subject_id = any($1)', [others]);
  await pool.query('delete from subject_ancestor where descendant_id = any($1)', [others]);
  await pool.query('delete from subject where id = any($1)', [others]);
  return { schemeId, root: root.id, leaf };
}
