import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../support/read-table.js';
import { createSampleFolder, run, type SampleFolder } from './sample-folder.js';

const fixture = (name: string): string => fileURLToPath(new URL(`../peers/mojo/${name}`, import.meta.url));
const starWars = fixture('glm_binomial_starwars.zip');

let folder: SampleFolder;
beforeAll(async () => {
  folder = await createSampleFolder();
});
afterAll(() => folder[Symbol.asyncDispose]());

describe('classmark mojo score', () => {
  it.each(['drf_regression', 'kmeans', 'word2vec'])('writes of %s what genmodel gave, to the byte', async (name) => {
    const output = folder.at(`${name}.csv`);
    const input = fixture(`${name}.input.csv`);
    const result = await run(
      'mojo',
      'score',
      fixture(`${name}.zip`),
      '--input',
      input,
      '--mode',
      'both',
      '--output',
      output,
    );
    expect(result).toEqual({ code: 0, out: '', err: '' });
    expect(await readFile(output, 'utf8')).toBe(await readFile(fixture(`${name}.expected.csv`), 'utf8'));
  });

  it('prints lenient scores where it is told neither file nor mode', async () => {
    const { code, out } = await run('mojo', 'score', starWars, '--input', fixture('glm_binomial_starwars.input.csv'));
    expect(code).toBe(0);
    const [head, first, ...rest] = readTable(out);
    expect(head).toEqual(['row', 'mode', 'error', 'label', 'index', 'p0', 'p1']);
    expect(first?.slice(0, 5)).toEqual(['0', 'lenient', '', '1', '1']);
    expect(rest.filter((row) => row.length > 1)).toHaveLength(89);
  });

  it('says which inputs the table lacks, and refuses one that has none', async () => {
    await writeFile(folder.at('tall.csv'), 'name,height\nAda,170\n');
    const partial = await run('mojo', 'score', starWars, '--input', folder.at('tall.csv'));
    expect(partial.code).toBe(0);
    expect(partial.err).toContain('no column "mass"; missing in every row');
    await writeFile(folder.at('names.csv'), 'name\nAda\n');
    const none = await run('mojo', 'score', starWars, '--input', folder.at('names.csv'));
    expect(none).toMatchObject({ code: 1, out: '' });
    expect(none.err).toContain('none of the model\'s inputs: "height", "mass"');
  });

  it('names a file that is no model', async () => {
    const path = fixture('starwars.csv');
    const { code, err } = await run('mojo', 'score', path, '--input', path);
    expect(code).toBe(1);
    expect(err).toContain(`${path}: The file is not a zip`);
  });
});

it('classmark mojo info shows what is in a model', async () => {
  const { code, out } = await run('mojo', 'info', starWars);
  expect(code).toBe(0);
  expect(out).toContain('Generalized Linear Modeling, Binomial (MOJO 1.00, H2O 3.46.0.7).');
  expect(out).toMatch(/height +0\.0026971650465436466/);
  expect(out).toMatch(/Validation metrics:\n.*\n.* Mean squared error +0\.2616777712747358/);
  const json = JSON.parse((await run('mojo', 'info', fixture('gbm_binomial.zip'), '--json')).out);
  expect(json).toMatchObject({ algorithm: 'gbm', trees: 12, inputs: { 5: { name: 'color' } } });
  expect(json.importances[0]).toMatchObject({ variable: 'city', scaled: 1 });
});

it('classmark mojo evaluate measures a model as H2O does', async () => {
  const [head = [], ...rows] = readTable(await readFile(fixture('starwars-prepared.csv'), 'utf8'));
  const validation = [head, ...rows.filter((row) => row.at(-1) === 'validation')];
  await writeFile(folder.at('validation.csv'), validation.map((row) => `${row.join(',')}\n`).join(''));
  const task = ['mojo', 'evaluate', starWars, '--input', folder.at('validation.csv')];
  const { code, out } = await run(...task, '--response', 'is_human');
  expect(code).toBe(0);
  expect(out).toMatch(/^23 rows\./);
  expect(out).toMatch(/MSE +0\.2616777713/);
  expect(out).toMatch(/AIC +39\.00063977/);
  expect((await run(...task, '--response', 'species')).err).toContain('no column "species"');
});
