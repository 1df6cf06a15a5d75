import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { untilFinished } from '../support/run-and-wait.js';
import { runCommand } from '../support/run-command.js';
import { seedCorpus } from '../support/seed-corpus.js';
import { openTestDatabase } from '../support/test-database.js';
import { encoderFiles, encoderFolder } from '../support/tiny-encoder.js';
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
const importing = `mutation ($input: ImportEncoderInput!) { answer: importEncoder(input: $input) { ${started} } }`;
const deleting = `mutation ($input: DeleteEncoderInput!) {
  answer: deleteEncoder(input: $input) { __typename ${problemFields} }
}`;
const act = async (query: string, input: object): Promise<Answer> =>
  (await roles.ask<{ answer: Answer }>('operator', query, { input })).answer;
const runOf = ({ run }: Answer): bigint => BigInt(Buffer.from(run.id, 'base64url').toString().split(':')[1] ?? 0);
const ended = async (answer: Answer) => untilFinished(database, runOf(answer));
const idOf = async (name: string): Promise<string> =>
  globalId(`Encoder:${(await prisma.encoder.findUniqueOrThrow({ where: { name } })).id}`);

type Files = Readonly<Record<string, Uint8Array>>;
const files: Files = encoderFiles;
const without = (name: string): Files => Object.fromEntries(Object.entries(files).filter(([own]) => own !== name));
const inFolder = (all: Files): Files =>
  Object.fromEntries(Object.entries(all).map(([name, bytes]) => [`tiny/${name}`, bytes]));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function upload(bytes: Uint8Array): Promise<string> {
  const response = await fetch(`${roles.api.url}/uploads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${roles.as('operator').key}`, 'x-file-name': 'tiny.zip' },
    body: Uint8Array.from(bytes),
  });
  return (await response.json()).uploadId;
}
const importZip = async (name: string, bytes: Uint8Array) =>
  ended(await act(importing, { name, uploadId: await upload(bytes) }));

describe('an encoder', () => {
  it('is imported from the zip of its folder by a run, which lets the file go', async () => {
    const run = await importZip('Imported', zipSync(inFolder({ ...files, 'README.md': bytesOf('words') })));
    expect(run).toMatchObject({ kind: 'encoder', state: 'succeeded', result: { dimensions: 8 } });
    const { encoders } = await roles.ask<{ encoders: object[] }>(
      'curator',
      '{ encoders { name dimensions checksum sizeBytes msPerText provenance modelNames } }',
    );
    expect(encoders).toEqual([
      {
        name: 'Imported',
        dimensions: 8,
        checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
        sizeBytes: Object.values(files).reduce((sum, { length }) => sum + length, 0),
        msPerText: expect.any(Number),
        provenance: expect.objectContaining({ fileName: 'tiny.zip', measuredOn: 5 }),
        modelNames: [],
      },
    ]);
    expect(await prisma.upload.count()).toBe(0);
  });

  it('of a taken name is refused', async () => {
    expect(await act(importing, { name: 'Imported', uploadId: await upload(zipSync(files)) })).toMatchObject({
      code: 'CONFLICT',
      message: 'An encoder named "Imported" already exists.',
    });
  });

  it.each([
    ['lacks a file', zipSync(without('tokenizer.json')), 'The encoder needs the file tokenizer.json, which is not'],
    ['is empty', zipSync({}), 'The encoder needs the file config.json, which is not in this zip.'],
    ['is none', bytesOf('no zip at all, but some words that are longer'), 'The file is not a zip that can be read'],
    [
      'unpacks to far more than it is',
      zipSync({ ...files, 'model.safetensors': new Uint8Array(64 * 2 ** 20) }, { level: 9 }),
      'The zip unpacks to more than 16 MB.',
    ],
    ['leads out of it', zipSync({ ...files, '../config.json': bytesOf('{}') }), 'The zip is refused'],
    ['is of another kind', zipSync({ ...files, 'config.json': bytesOf('{}') }), 'is not that of a BERT'],
    [
      'has no JSON',
      zipSync({ ...files, 'tokenizer.json': bytesOf('{') }),
      'tokenizer.json of the encoder is not valid JSON.',
    ],
    ['is damaged', zipSync({ ...files, 'model.safetensors': bytesOf('12345678{') }), 'not a safetensors file'],
  ])('whose zip %s fails in a sentence, and leaves nothing', async (name, bytes, message) => {
    const run = await importZip(name, bytes);
    expect(run).toMatchObject({
      state: 'failed',
      problem: { code: 'INVALID_INPUT', message: expect.stringContaining(message) },
    });
    expect(await prisma.encoder.count({ where: { name } })).toBe(0);
  });

  it('that no model is trained with is deleted, once', async () => {
    await importZip('Unused', zipSync(files));
    const id = await idOf('Unused');
    expect(await act(deleting, { id })).toMatchObject({ __typename: 'EncoderDeleted' });
    expect(await act(deleting, { id })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('classmark encoder', () => {
  const classmark = (...argv: string[]) =>
    runCommand({ CLASSMARK_API_URL: roles.api.url, CLASSMARK_API_KEY: roles.as('operator').key ?? '' }, ...argv);

  it('uploads a folder, lists and deletes', async () => {
    const uploaded = await classmark('encoder', 'upload', encoderFolder, '--name', 'By command');
    expect(uploaded.out).toMatch(/^"By command": 8 dimensions, about \d+ ms per text\n$/);
    expect((await classmark('encoder', 'delete', 'By command')).out).toContain('Pass --yes to do it.');
    expect((await classmark('encoder', 'delete', 'By command', '--yes')).code).toBe(0);
    expect((await classmark('encoder', 'list')).out).not.toContain('"By command"');
  });

  it('refuses a folder that is none of an encoder', async () => {
    const { code, err } = await classmark('encoder', 'upload', fileURLToPath(new URL('.', import.meta.url)));
    expect([code, err]).toEqual([1, expect.stringContaining('The encoder needs the file config.json')]);
  });
});
