import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PeopleCase, peopleCases } from '../support/people-cases.js';
import { createSampleFolder, run, type SampleFolder } from './sample-folder.js';

let folder: SampleFolder;
beforeAll(async () => {
  folder = await createSampleFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

const at = (name: string): string => folder.at(name);
const caseFile = (name: string): string => fileURLToPath(new URL(`../cases/${name}`, import.meta.url));

const copies = 30;
const withHeader = /\.csv$|^18-/;

/** In every other copy the subjects have another name, so that there is something to tell apart. */
const contrast = 'Contrast';
const rename = (text: string, subjects: readonly string[]): string =>
  subjects
    .flatMap((subject) => subject.split('/').at(-1) ?? [])
    .filter((name) => /[a-z]/i.test(name))
    .reduce((renamed, name) => renamed.replaceAll(name, contrast), text);

/** The same file with each of its records again and again: enough to learn from. */
function enlarge({ name, subjects }: PeopleCase, content: string): string {
  const lines = (text: string): string[] => text.split(end).filter((line) => line !== '');
  const end = content.includes('\n') ? '\n' : '\r';
  if (name.endsWith('.json')) {
    const both = [content, rename(content, subjects)].flatMap((text): unknown[] => JSON.parse(text));
    return JSON.stringify(Array.from({ length: copies / 2 }, () => both).flat(), null, 2);
  }
  const [header, rows] = withHeader.test(name)
    ? [lines(content).slice(0, 1), lines(content).slice(1)]
    : [[], lines(content)];
  const both = [...rows, ...rows.map((row) => rename(row, subjects))];
  return [...header, ...Array.from({ length: copies / 2 }, () => both).flat(), ''].join(end);
}

const readLines = (text: string): object[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe.each(peopleCases)('$name', (given) => {
  const { name, documents, firstId, subjects } = given;
  let large = '';
  let model = '';
  beforeAll(async () => {
    large = at(name);
    model = at(`${name}.safetensors`);
    await writeFile(large, enlarge(given, await readFile(caseFile(name), 'utf8')));
  });

  it('is measured on by `evaluate`, all its records and subjects', async () => {
    const files = ['--train', large, '--test', caseFile(name)];
    const { code, out, err } = await run('evaluate', ...files, '--model', 'linear-sgd', '--json');
    expect([code, err]).toEqual([0, expect.not.stringContaining('error')]);
    const { documents: tested, perSubject } = JSON.parse(out);
    expect(tested).toBe(documents);
    const names: string[] = perSubject.map(({ subject }: { subject: string }) => subject);
    expect(names.filter((subject) => !subject.includes(contrast))).toEqual(subjects);
  });

  it.each(['in memory', 'streamed'])('is learnt from by `train` %s, and answered by `suggest`', async (how) => {
    const more = how === 'streamed' ? ['--stream'] : [];
    const files = ['--input', large, '--output', model, '--model', 'linear-sgd', '--no-test'];
    const trained = await run('train', ...files, ...more, '--json');
    expect(JSON.parse(trained.out)).toMatchObject({ documents: documents * copies });
    const { code, out } = await run('suggest', '--model', model, '--input', caseFile(name));
    const answers = readLines(out);
    expect([code, answers.length, answers[0]]).toEqual([0, documents, expect.objectContaining({ id: firstId })]);
  });
});
