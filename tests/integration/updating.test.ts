import { createReviewStore, readArtefact } from '@classmark/database';
import { trainingJob } from '@classmark/domain';
import { decodeVersion, scoreDocuments } from '@classmark/learners';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { beginRun, untilFinished, untilIdle } from '../support/run-and-wait.js';
import { type SeededCorpus, seedCorpus } from '../support/seed-corpus.js';
import { seedModel } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';
import { WorkerProcess } from '../support/worker-process.js';

const system = { kind: 'system' } as const;
const { url, database } = await openTestDatabase();
const { prisma, pool } = database;

let server: RoleApi;
let worker: WorkerProcess;
let corpus: SeededCorpus;
let modelId: number;
let baseId: number;

beforeAll(async () => {
  const subjects = ['amber', 'birch', 'coral'];
  corpus = await seedCorpus(database, { scheme: 'areas', subjects, labelled: 600, unlabelled: 100 });
  modelId = await seedModel(database, corpus.schemeId, 'Areas');
  worker = await WorkerProcess.start(url);
  server = await startRoleApi(database, url);
  baseId = await train(modelId);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await worker[Symbol.asyncDispose]();
});

const versionOf = async (runId: bigint) => (await prisma.version.findUniqueOrThrow({ where: { runId } })).id;

async function train(id: number): Promise<number> {
  const run = await untilFinished(
    database,
    await beginRun(database, { job: trainingJob, input: { modelId: id, seed: 1 } }),
  );
  await untilIdle(database);
  return versionOf(run.id);
}

interface Answer {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly run?: { readonly id: string; readonly title: string };
}

const update = async (id: number): Promise<Answer> => {
  const mutation = `mutation ($input: UpdateModelInput!) { updateModel(input: $input) {
    __typename ${problemFields} ... on RunStarted { run { id title } } } }`;
  const input = { modelId: globalId(`Model:${id}`) };
  return (await server.ask<{ updateModel: Answer }>('operator', mutation, { input })).updateModel;
};

const updatable = async (): Promise<Record<string, boolean>> => {
  const { models } = await server.ask<{ models: { name: string; updatable: boolean }[] }>(
    'curator',
    '{ models { name updatable } }',
  );
  return Object.fromEntries(models.map((model) => [model.name, model.updatable]));
};

/** A new word, said to be birch in documents that are learnt from, and in some that are held out. */
async function decideOnPlanted(): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into document (source_id, external_id, raw_title, raw_text, title, text, content_hash, id_fraction)
     select s.source_id, 'text ' || n, '', t.text, '', t.text, decode(md5(t.text), 'hex'), n * 25 % 1000
     from unnest($1::text[]) with ordinality as t (text, n), document s where s.id = $2 returning id`,
    [Array.from({ length: 40 }, (_, n) => `quokka quokka word${n}`), corpus.documentIds[0]],
  );
  const said = { subjectId: corpus.subjectIds[1] ?? 0, verdict: 'accept', answersSuggestion: false, path: '' } as const;
  const statements = rows.map(({ id }) => ({ documentId: BigInt(id), ...said }));
  await createReviewStore(database).recordAct({ kind: 'label', statements }, system);
}

/** What it has learnt, however few the words. */
const scoreQuokka = async (versionId: number): Promise<number[]> => {
  const version = await decodeVersion(await readArtefact(prisma, versionId));
  return [...scoreDocuments({ ...version, knownWordsFloor: null }, [{ id: '0', title: '', text: 'quokka quokka' }])];
};

describe('an update from decisions', () => {
  it('is refused while nothing was decided since what serves was trained', async () => {
    expect(await update(modelId)).toMatchObject({
      __typename: 'ConflictProblem',
      message: 'There are no decisions since version 1 was trained. Review some suggestions first.',
    });
  });

  it('makes a candidate that has learnt them, with the thresholds of before and figures of its own', async () => {
    await decideOnPlanted();
    const answer = await update(modelId);
    expect(answer).toMatchObject({ __typename: 'RunStarted', run: { title: 'Update of "Areas" from decisions' } });
    const runId = BigInt(
      Buffer.from(answer.run?.id ?? '', 'base64url')
        .toString()
        .split(':')[1] ?? 0,
    );
    expect(await untilFinished(database, runId)).toMatchObject({ state: 'succeeded' });
    const read = (id: number) =>
      prisma.version.findUniqueOrThrow({
        where: { id },
        include: { classifiers: { orderBy: { subjectId: 'asc' } }, deployments: true },
      });
    const [base, updated] = [await read(baseId), await read(await versionOf(runId))];
    expect(updated).toMatchObject({
      number: 2,
      deployments: [],
      provenance: { updatedFrom: 1, learner: 'linear-sgd', decidedDocuments: 32 },
      evaluation: { documents: 112, micro: { f1: expect.any(Number) } },
    });
    expect(updated.classifiers.map((each) => [each.acceptThreshold, each.reviewThreshold])).toEqual(
      base.classifiers.map((each) => [each.acceptThreshold, each.reviewThreshold]),
    );
    const [before, after] = [await scoreQuokka(baseId), await scoreQuokka(updated.id)];
    expect((after[1] ?? 0) - (before[1] ?? 0)).toBeGreaterThan(0.3);
    expect(after[0]).toBeCloseTo(before[0] ?? Number.NaN, 1);
    expect((await prisma.auditEvent.findMany({ where: { action: 'model.updated' } })).length).toBe(1);
  });

  it('is refused, and not offered, where the learner cannot learn on, or nothing serves', async () => {
    const batch = await seedModel(database, corpus.schemeId, 'Batch');
    await prisma.model.update({ where: { id: batch }, data: { recipe: 'linear' } });
    const versionId = await train(batch);
    expect(await update(batch)).toMatchObject({
      message: expect.stringContaining('No version of this model is deployed'),
    });
    await pool.query('update deployment set ended_at = now() where subject_id = $1 and ended_at is null', [
      corpus.subjectIds[0],
    ]);
    await prisma.deployment.create({ data: { subjectId: corpus.subjectIds[0] ?? 0, versionId } });
    expect(await update(batch)).toMatchObject({
      __typename: 'ConflictProblem',
      message: 'Version 1 was trained by the learner "linear", which cannot update it; train the model again.',
    });
    expect(await updatable()).toEqual({ Areas: true, Batch: false });
  });
});
