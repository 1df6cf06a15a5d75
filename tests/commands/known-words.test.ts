import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { decodeVersion, isReliable, type TrainedVersion } from '@classmark/learners';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSampleFolder, run, type SampleFolder } from './sample-folder.js';

// A model is trained.
vi.setConfig({ hookTimeout: 60_000 });

const sampleOf = (name: string): string => fileURLToPath(new URL(`../../prisma/sample/${name}`, import.meta.url));
const german =
  'Der Vogelzug über die Alpen hat sich in den letzten Jahrzehnten verschoben: Die meisten Arten brechen früher auf, ' +
  'und manche bleiben den Winter über in der Nähe ihrer Brutgebiete, wo sie reichlich Nahrung finden.';

describe('a version trained on 200 documents of the sample', () => {
  let folder: SampleFolder;
  let version: TrainedVersion;
  beforeAll(async () => {
    folder = await createSampleFolder();
    const output = folder.at('sample.safetensors');
    const lines = (await readFile(sampleOf('labelled.jsonl'), 'utf8')).split('\n').slice(0, 200);
    await writeFile(folder.at('labelled.jsonl'), lines.join('\n'));
    await run('train', '--input', folder.at('labelled.jsonl'), '--output', output, '--model', 'linear');
    version = await decodeVersion(await readFile(output));
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  it.each([
    ['a text in a language that it has not learnt from', german],
    ['two of its words in a foreign sentence', `${german} Brain, galaxy.`],
  ])('is not to be trusted with %s', (_name, text) => {
    expect(isReliable(version, { id: '1', title: '', text })).toBe(false);
  });

  it('is to be trusted with nearly all texts like those it learnt from', async () => {
    const lines = (await readFile(sampleOf('unlabelled.jsonl'), 'utf8')).trim().split('\n');
    const documents = lines.map((line) => JSON.parse(line));
    const trusted = documents.filter(({ id, title, text }) => isReliable(version, { id: String(id), title, text }));
    expect(trusted.length / documents.length).toBeGreaterThan(0.95);
  });

  it('says of each text whether it is to be trusted, in what `suggest` prints', async () => {
    const [line = ''] = (await readFile(sampleOf('unlabelled.jsonl'), 'utf8')).split('\n');
    await writeFile(folder.at('asked.jsonl'), `${line}\n${JSON.stringify({ id: 'german', text: german })}\n`);
    const { out } = await run(
      'suggest',
      '--model',
      folder.at('sample.safetensors'),
      '--input',
      folder.at('asked.jsonl'),
    );
    const answers = out.trim().split('\n');
    expect(answers.map((answer) => JSON.parse(answer).isReliable)).toEqual([true, false]);
  });
});
