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
    expect(none.err).toContain('none of the model\'s inputs: "height", "mass". Its columns are "name".');
  });

  it('reads decimal commas where semicolons separate the columns', async () => {
    await writeFile(folder.at('comma.csv'), 'height,mass\n172.5,77.25\n1e2,\n');
    await writeFile(folder.at('semicolon.csv'), '\ufeffheight;mass\r\n172,5;"77,25"\r\n1e2;\r\n');
    const [plain, german] = await Promise.all(
      ['comma.csv', 'semicolon.csv'].map((name) => run('mojo', 'score', starWars, '--input', folder.at(name))),
    );
    expect(plain).toMatchObject({ code: 0, err: '' });
    expect(german).toEqual(plain);
  });

  it('says that the table lacks the offset, and refuses one that is no number in strict mode', async () => {
    const model = fixture('glm_binomial_offset.zip');
    const table = (name: string, text: string) => writeFile(folder.at(name), text);
    const columns = 'x1,x2,x4,color,odd';
    await table('without.csv', `${columns}\n1,2,3,red,plain\n`);
    await table('with.csv', `${columns},off\n1,2,3,red,plain,\n1,2,3,red,plain,much\n`);
    const score = (name: string) => run('mojo', 'score', model, '--input', folder.at(name), '--mode', 'strict');
    const without = await score('without.csv');
    expect(without.err).toContain('The table has no column "off", the model\'s offset; it counts as 0 in every row.');
    const { out, err } = await score('with.csv');
    expect(err).toBe('');
    expect(out.split('\n')[1]).toBe(without.out.split('\n')[1]);
    expect(out.split('\n')[2]).toBe('1,strict,PredictNumberFormatException,,');
  });

  it('says what it took for missing, with an example, but not where strict mode refuses it', async () => {
    await writeFile(folder.at('units.csv'), 'height,mass\n172 cm,77\n"1,5",NaN\n180 cm,\n');
    const task = ['mojo', 'score', starWars, '--input', folder.at('units.csv')];
    const { code, err } = await run(...task);
    expect(code).toBe(0);
    expect(err).toMatch(
      /units\.csv: 3 cells of "height" are not numbers and count as missing, the first "172 cm"\.\n$/,
    );
    expect((await run(...task, '--mode', 'both')).err).toBe('');
    await writeFile(folder.at('unit.csv'), 'height,mass\n172 cm,77\n');
    const one = await run('mojo', 'score', starWars, '--input', folder.at('unit.csv'));
    expect(one.err).toContain('1 cell of "height" is not a number and counts as missing: "172 cm".');
    await writeFile(folder.at('levels.csv'), 'x1,color\n1, red\n2,Blue\n3,blue\n');
    const levels = await run('mojo', 'score', fixture('gbm_binomial.zip'), '--input', folder.at('levels.csv'));
    expect(levels.err).toContain(
      '2 cells of "color" are not levels of the model and count as missing, the first " red".',
    );
  });

  it('says which column differs from an input only in its letters', async () => {
    await writeFile(folder.at('capitals.csv'), 'Height,mass\n172,77\n');
    const { err } = await run('mojo', 'score', starWars, '--input', folder.at('capitals.csv'));
    expect(err).toContain('The table has no column "height" (it has "Height"); missing in every row.');
  });

  it('says that a table has no rows', async () => {
    await writeFile(folder.at('header.csv'), 'height,mass\n');
    const { code, out, err } = await run('mojo', 'score', starWars, '--input', folder.at('header.csv'));
    expect({ code, out }).toEqual({ code: 0, out: 'row,mode,error,label,index,p0,p1\n' });
    expect(err).toContain('The table has no rows.');
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

it('classmark mojo evaluate reads a response with decimal commas', async () => {
  const model = fixture('glm_gaussian.zip');
  const rows = (comma: string, mark: string) =>
    [
      ['x1', 'y'],
      ...[
        ['1.5', '2.25'],
        ['0.5', '1.75'],
      ].map((row) => row.map((cell) => cell.replace('.', mark))),
    ]
      .map((row) => `${row.join(comma)}\n`)
      .join('');
  await writeFile(folder.at('point.csv'), rows(',', '.'));
  await writeFile(folder.at('german.csv'), rows(';', ','));
  const [plain, german] = await Promise.all(
    ['point.csv', 'german.csv'].map((name) =>
      run('mojo', 'evaluate', model, '--input', folder.at(name), '--response', 'y'),
    ),
  );
  expect(plain?.out).toMatch(/^2 rows\./);
  expect(german?.out).toBe(plain?.out);
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
  const names = (await run(...task, '--response', 'name')).err;
  expect(names).toMatch(/No row has a response that the model knows: "0", "1"\. "name" begins with "[^"]+"\.\n$/);
});
