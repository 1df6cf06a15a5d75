import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRunStore, createWordVectorsStore } from '@classmark/database';
import { execute, learnWordVectors } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { untilFinished } from '../support/run-and-wait.js';
import { runCommand } from '../support/run-command.js';
import { seedCorpus } from '../support/seed-corpus.js';
import { openTestDatabase } from '../support/test-database.js';
import { WorkerProcess } from '../support/worker-process.js';

const { url, database } = await openTestDatabase();
const { prisma } = database;
let roles: RoleApi;
let worker: WorkerProcess;
beforeAll(async () => {
  await seedCorpus(database, { scheme: 'areas', subjects: ['amber', 'birch', 'coral'], labelled: 300, unlabelled: 50 });
  [roles, worker] = await Promise.all([startRoleApi(database, url), WorkerProcess.start(url)]);
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await roles[Symbol.asyncDispose]();
});

interface Answer {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly run: { readonly id: string };
}
const started = `__typename ... on RunStarted { run { id } } ${problemFields}`;
const importing = `mutation ($input: ImportWordVectorsInput!) { answer: importWordVectors(input: $input) { ${started} } }`;
const learning = `mutation ($input: LearnWordVectorsInput!) { answer: learnWordVectors(input: $input) { ${started} } }`;
const training = `mutation ($input: TrainModelInput!) { answer: trainModel(input: $input) { ${started} } }`;
const deleting = `mutation ($input: DeleteWordVectorsInput!) {
  answer: deleteWordVectors(input: $input) { __typename ${problemFields} }
}`;
const act = async (query: string, input: object): Promise<Answer> =>
  (await roles.ask<{ answer: Answer }>('operator', query, { input })).answer;
const runOf = ({ run }: Answer): bigint => BigInt(Buffer.from(run.id, 'base64url').toString().split(':')[1] ?? 0);
const ended = async (answer: Answer) => untilFinished(database, runOf(answer));
const idOf = async (name: string): Promise<string> =>
  globalId(`WordVectors:${(await prisma.wordVectors.findUniqueOrThrow({ where: { name } })).id}`);

async function upload(text: string): Promise<string> {
  const response = await fetch(`${roles.api.url}/uploads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${roles.as('operator').key}`, 'x-file-name': 'words.vec' },
    body: text,
  });
  return (await response.json()).uploadId;
}

const vec = '3 2\namber 1 0\nbirch 0 1\ncoral 1 1\n';

describe('word vectors', () => {
  it('are imported from a file by a run, which lets the file go', async () => {
    const run = await ended(await act(importing, { name: 'Imported', uploadId: await upload(vec) }));
    expect(run).toMatchObject({ kind: 'word_vectors', state: 'succeeded', result: { words: 3, dimensions: 2 } });
    const { wordVectors } = await roles.ask<{ wordVectors: object[] }>(
      'curator',
      '{ wordVectors { name origin words dimensions checksum provenance modelNames } }',
    );
    expect(wordVectors).toContainEqual({
      name: 'Imported',
      origin: 'IMPORTED',
      words: 3,
      dimensions: 2,
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
      provenance: expect.objectContaining({ fileName: 'words.vec', format: 'word2vec-text' }),
      modelNames: [],
    });
    expect(await prisma.upload.count()).toBe(0);
  });

  it('are learnt from the documents outside the test set, the same by the same seed', async () => {
    const checksums: string[] = [];
    for (const name of ['Learnt', 'Again']) {
      const run = await ended(await act(learning, { name, dimensions: 12, minCount: 2 }));
      expect(run).toMatchObject({ state: 'succeeded', result: { dimensions: 12 } });
      const made = await prisma.wordVectors.findUniqueOrThrow({ where: { name } });
      expect(made).toMatchObject({ origin: 'learnt', provenance: { settings: { dimensions: 12, seed: 1 } } });
      expect(made.provenance).toHaveProperty('documents', await countOutsideTestSet());
      checksums.push(made.checksum);
    }
    expect(checksums[0]).toBe(checksums[1]);
  });

  it('that are cancelled leave nothing behind', async () => {
    const { runId } = await execute(
      learnWordVectors,
      createWordVectorsStore(database),
      { kind: 'system' },
      { name: 'Cancelled', epochs: 100, dimensions: 500 },
    );
    await createRunStore(database).requestCancel(runId, { kind: 'system' });
    expect(await untilFinished(database, runId)).toMatchObject({ state: 'cancelled' });
    expect(await prisma.wordVectors.count({ where: { name: 'Cancelled' } })).toBe(0);
  });

  it('train a model, whose version names them and carries what it needs', async () => {
    await ended(await act(learning, { name: 'For training', dimensions: 8, minCount: 2 }));
    const wordVectorsId = await idOf('For training');
    const input = { name: 'With vectors', scheme: 'areas', recipe: 'linear', wordVectorsId };
    const run = await ended(await act(training, input));
    expect(run.state).toBe('succeeded');
    const { provenance } = await prisma.version.findUniqueOrThrow({ where: { runId: run.id } });
    const { checksum, words } = await prisma.wordVectors.findUniqueOrThrow({ where: { name: 'For training' } });
    expect(provenance).toMatchObject({
      embeddings: { name: 'For training', sha256: checksum, words, dimensions: 8 },
      keepsVectors: true,
    });
    expect(await act(deleting, { id: wordVectorsId })).toMatchObject({
      code: 'CONFLICT',
      message: '"For training" can\'t be deleted: "With vectors" is trained with it.',
    });
  });

  it('that no model is trained with are deleted, once', async () => {
    await ended(await act(importing, { name: 'Unused', uploadId: await upload(vec) }));
    const id = await idOf('Unused');
    expect(await act(deleting, { id })).toMatchObject({ __typename: 'WordVectorsDeleted' });
    expect(await act(deleting, { id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of a taken name are refused', async () => {
    expect(await act(importing, { name: 'Imported', uploadId: await upload(vec) })).toMatchObject({
      code: 'CONFLICT',
      message: 'Word vectors named "Imported" already exist.',
    });
  });

  it.each([
    [
      'that is none',
      'nothing\n',
      'This is not a file of word vectors in the format of word2vec, fastText, GloVe or H2O.',
    ],
    ['that ends too early', '5 2\namber 1 0\n', 'The file ends after 1 of 5 words.'],
  ])('from a file %s fail in a sentence', async (name, text, message) => {
    const run = await ended(await act(importing, { name, uploadId: await upload(text) }));
    expect(run).toMatchObject({ state: 'failed', problem: { code: 'INVALID_INPUT', message } });
  });

  it('that were damaged since fail a training in a sentence', async () => {
    await ended(await act(importing, { name: 'Damaged', uploadId: await upload(vec) }));
    const { id } = await prisma.wordVectors.findUniqueOrThrow({ where: { name: 'Damaged' } });
    await prisma.wordVectorsChunk.updateMany({ where: { wordVectorsId: id }, data: { bytes: Buffer.from('Once.\n') } });
    const wordVectorsId = await idOf('Damaged');
    const run = await ended(
      await act(training, { name: 'On damaged', scheme: 'areas', recipe: 'linear', wordVectorsId }),
    );
    expect(run).toMatchObject({ state: 'failed', problem: { code: 'DAMAGED_ARTEFACT' } });
  });

  it('of another length than a network is to have fail a training in a sentence', async () => {
    await ended(await act(importing, { name: 'Short', uploadId: await upload(vec) }));
    const input = { name: 'Longer', scheme: 'areas', recipe: 'cnn', parameters: { dimensions: 64 } };
    const run = await ended(await act(training, { ...input, wordVectorsId: await idOf('Short') }));
    expect(run).toMatchObject({
      state: 'failed',
      problem: {
        code: 'INVALID_INPUT',
        message: 'Parameter "dimensions" must be "auto" or 2, as of the word vectors; got 64.',
      },
    });
  });

  it('are refused for a recipe that has no use for them', async () => {
    const input = { name: 'No use', scheme: 'areas', recipe: 'linear-sgd', wordVectorsId: await idOf('Imported') };
    expect(await act(training, input)).toMatchObject({
      code: 'INVALID_INPUT',
      message: 'Word vectors are for the recipes auto, linear, and cnn, not for "linear-sgd".',
    });
  });
});

describe('classmark embeddings', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'classmark-vectors-'));
    await writeFile(join(folder, 'words.vec'), vec);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const classmark = (...argv: string[]) =>
    runCommand(
      {
        CLASSMARK_HOME: folder,
        CLASSMARK_API_URL: roles.api.url,
        CLASSMARK_API_KEY: roles.as('operator').key ?? '',
      },
      ...argv,
    );

  it('uploads a file, learns, lists and deletes', async () => {
    const uploaded = await classmark('embeddings', 'upload', join(folder, 'words.vec'), '--name', 'By command');
    expect(uploaded.out).toBe('"By command": 3 words, 2 dimensions\n');
    const learnt = await classmark('embeddings', 'learn', '--name', 'Learnt by command');
    expect(learnt.out).toContain('"Learnt by command": ');
    expect((await classmark('embeddings', 'delete', 'By command')).out).toContain('Pass --yes to do it.');
    expect((await classmark('embeddings', 'delete', 'By command', '--yes')).code).toBe(0);
    const { out } = await classmark('embeddings', 'list');
    expect(out).toContain('"Learnt by command": ');
    expect(out).not.toContain('"By command"');
  });

  it.each(['--embeddings', '--word-vectors'])('train a new model of that name (%s)', async (option) => {
    const name = `For ${option}`;
    await classmark('embeddings', 'upload', join(folder, 'words.vec'), '--name', name);
    const { out } = await classmark('retrain', '--model', name, '--scheme', 'areas', option, name, '--wait');
    expect(out).toContain(`"${name}" version 1`);
    const model = await prisma.model.findUniqueOrThrow({ where: { name }, include: { wordVectors: true } });
    expect(model.wordVectors?.name).toBe(name);
  });
});

async function countOutsideTestSet(): Promise<number> {
  return prisma.document.count({ where: { state: 'active', idFraction: { gte: 200 } } });
}
