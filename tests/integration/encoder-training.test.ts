import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArtefact } from '@classmark/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { untilFinished, untilIdle } from '../support/run-and-wait.js';
import { runCommand } from '../support/run-command.js';
import { seedCorpus } from '../support/seed-corpus.js';
import { openTestDatabase } from '../support/test-database.js';
import { encoderFolder, encoderZip, useKnownWords } from '../support/tiny-encoder.js';
import { WorkerProcess } from '../support/worker-process.js';

const { url, database } = await openTestDatabase();
const { prisma } = database;
const documents = { labelled: 300, unlabelled: 50 };
const encoderContribution = expect.any(Number);
const text = 'A rocket flies to the moon and the deep sea, word7 ambera birchb word9 coralc.';
let roles: RoleApi;
let worker: WorkerProcess;
let folder: string;
let encoderId: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classmark-encoder-'));
  const { subjectIds } = await seedCorpus(database, {
    scheme: 'areas',
    subjects: ['amber', 'birch', 'coral'],
    ...documents,
  });
  await useKnownWords(database, subjectIds);
  [roles, worker] = await Promise.all([startRoleApi(database, url), WorkerProcess.start(url)]);
  const uploaded = await fetch(`${roles.api.url}/uploads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${roles.as('operator').key}`, 'x-file-name': 'tiny.zip' },
    body: Uint8Array.from(encoderZip),
  });
  const { uploadId } = await uploaded.json();
  await ended(await act('importEncoder', { name: 'Tiny', uploadId }));
  const { id } = await prisma.encoder.findUniqueOrThrow({ where: { name: 'Tiny' } });
  encoderId = globalId(`Encoder:${id}`);
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
  await roles[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly code: string;
  readonly message: string;
  readonly run: { readonly id: string };
}

async function act(name: string, input: object): Promise<Answer> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) {
    answer: ${name}(input: $input) { ... on RunStarted { run { id } } ${problemFields} }
  }`;
  return (await roles.ask<{ answer: Answer }>('operator', query, { input })).answer;
}

const ended = ({ run }: Answer) =>
  untilFinished(database, BigInt(Buffer.from(run.id, 'base64url').toString().split(':')[1] ?? 0));
const train = async (input: object) => ended(await act('trainModel', input));
const saidIn = async (runId: bigint): Promise<string> =>
  (await prisma.runLog.findMany({ where: { runId } })).map(({ message }) => message).join('\n');

describe('a model trained with an encoder', () => {
  it('has versions that name it, and each text is encoded once', async () => {
    const first = await train({ name: 'With encoder', scheme: 'areas', recipe: 'linear', encoderId });
    expect(first).toMatchObject({ state: 'succeeded' });
    expect(await saidIn(first.id)).toContain(`Encoding ${documents.labelled} texts takes about `);
    expect(await saidIn(first.id)).toMatch(/^Expected for \d+ documents and \d+ subjects: about \d+ s of one core/m);
    const { provenance } = await prisma.version.findUniqueOrThrow({ where: { runId: first.id } });
    const { checksum, id } = await prisma.encoder.findUniqueOrThrow({ where: { name: 'Tiny' } });
    expect(provenance).toMatchObject({
      encoder: { name: 'Tiny', sha256: checksum, dimensions: 8 },
      keepsVectors: true,
    });
    const { id: modelId } = await prisma.model.findUniqueOrThrow({ where: { encoderId: id, name: 'With encoder' } });
    const again = await train({ modelId: globalId(`Model:${modelId}`) });
    expect(await saidIn(again.id)).toContain('All texts are encoded already.');
    const deleting = `mutation ($id: ID!) { answer: deleteEncoder(input: { id: $id }) { ${problemFields} } }`;
    expect(await roles.ask('operator', deleting, { id: encoderId })).toMatchObject({
      answer: { code: 'CONFLICT', message: '"Tiny" can\'t be deleted: "With encoder" is trained with it.' },
    });
  });

  it('serves: documents have predictions, and texts the suggestions that files give', async () => {
    await untilIdle(database);
    const scored = await prisma.prediction.groupBy({ by: ['documentId'] });
    expect(scored.length).toBeGreaterThan(documents.unlabelled / 2);
    expect(await prisma.encodedText.count()).toBe(documents.labelled + documents.unlabelled);
    const asked = `query ($text: String!) { suggestSubjects(input: { title: "The ship", text: $text }) {
      ... on SubjectSuggestions { suggestions { probability subject { label } contributions { term } encoderContribution } }
    } }`;
    const { suggestSubjects } = await roles.ask<{ suggestSubjects: { suggestions: Suggestion[] } }>('reader', asked, {
      text,
    });
    const { suggestions } = suggestSubjects;
    expect(suggestions).toEqual(
      suggestions.map((suggestion) => {
        return { ...suggestion, contributions: expect.arrayContaining([expect.anything()]), encoderContribution };
      }),
    );
    expect(byLabel(suggestions)).toEqual(await suggestByFiles());
  });

  it('is compared with one without', async () => {
    const recipes = [{ recipe: 'linear' }, { recipe: 'linear', withEncoder: true }];
    const run = await ended(await act('compareRecipes', { scheme: 'areas', recipes, encoderId }));
    expect(run).toMatchObject({
      state: 'succeeded',
      result: { recipes: [{ name: 'linear' }, { name: 'linear+encoder', conclusion: expect.any(String) }] },
    });
  });

  it('is made by the command that names it', async () => {
    const access = { CLASSMARK_API_URL: roles.api.url, CLASSMARK_API_KEY: roles.as('operator').key ?? '' };
    const argv = ['--model', 'By command', '--scheme', 'areas', '--encoder', 'Tiny', '--wait'];
    expect((await runCommand(access, 'retrain', ...argv)).out).toContain('"By command" version 1');
    const { encoder } = await prisma.model.findUniqueOrThrow({
      where: { name: 'By command' },
      include: { encoder: true },
    });
    expect(encoder?.name).toBe('Tiny');
  });

  it('of a recipe that has no use for it is refused', async () => {
    const input = { name: 'No use', scheme: 'areas', recipe: 'cnn', encoderId };
    expect(await act('trainModel', input)).toMatchObject({
      code: 'INVALID_INPUT',
      message: 'Encoders are for the recipes auto and linear, not for "cnn".',
    });
  });
});

interface Suggestion {
  readonly probability: number;
  readonly subject: { readonly label: string };
  readonly contributions: readonly object[];
}

const byLabel = (suggestions: readonly Suggestion[]) =>
  suggestions
    .map(({ subject, probability }) => ({ subject: subject.label, probability: expect.closeTo(probability, 5) }))
    .toSorted((a, b) => (a.subject < b.subject ? -1 : 1));

/** By the artefact and the folder of the encoder alone. */
async function suggestByFiles(): Promise<object[]> {
  const { versionId } = await prisma.deployment.findFirstOrThrow({ where: { endedAt: null } });
  await writeFile(join(folder, 'model'), await readArtefact(prisma, versionId));
  await writeFile(join(folder, 'text.jsonl'), `${JSON.stringify({ id: '1', title: 'The ship', text })}\n`);
  const argv = ['--model', join(folder, 'model'), '--input', join(folder, 'text.jsonl'), '--encoder', encoderFolder];
  const { out } = await runCommand({ CLASSMARK_HOME: folder }, 'suggest', ...argv, '--min-probability', '0');
  const { subjects }: { subjects: { subject: string; probability: number }[] } = JSON.parse(out.split('\n')[0] ?? '');
  return subjects
    .map(({ subject, probability }) => ({ subject, probability }))
    .toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
}
