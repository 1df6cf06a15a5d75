import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readMojo } from './read-mojo.js';
import { readMojoDetails } from './read-mojo-details.js';
import { isPackedByH2o } from './reading/open-mojo.js';
import { TableScorer } from './rows/table-scorer.js';

const glmIni = `[info]
algo = glm
algorithm = Generalized Linear Modeling
mojo_version = 1.00
category = Regression
uuid = 8785089890900460134
supervised = true
n_features = 2
n_classes = 1
n_columns = 3
n_domains = 1
escape_domain_values = true
use_all_factor_levels = true
cats = 1
cat_offsets = [0, 2]
nums = 1
mean_imputation = false
beta = [1.5, -2.0, 0.25, 3.0]
family = gaussian
link = identity

[columns]
kind
size
y

[domains]
0: 2 d000.txt
`;
const zipOf = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

/** A zip whose directory states this size for its last file. */
function withStatedSize(zip: Uint8Array, size: number): Uint8Array {
  const liar = Buffer.from(zip);
  const lastEntry = liar.lastIndexOf('PK\u0001\u0002');
  liar.writeUInt32LE(size, lastEntry + 24);
  return liar;
}

const levels = ' a\\nb\nc\\\\d';
const read = (ini: string, domain = levels) => readMojo(zipOf({ 'model.ini': ini, 'domains/d000.txt': domain }));

describe('a MOJO', () => {
  it('is read with its inputs, levels as they are written, and coefficients', async () => {
    const model = await read(glmIni);
    expect(model).toMatchObject({
      algorithm: 'glm',
      category: 'Regression',
      uuid: '8785089890900460134',
      inputs: [
        { name: 'kind', levels: [' a\nb', 'c\\d'] },
        { name: 'size', levels: null },
      ],
      response: { name: 'y', levels: null },
      blocks: { categoricalCount: 1, numericCount: 1, offsets: [0, 2], usesAllLevels: true },
    });
  });

  it('is the same however its lines end, and keeps blanks that Java keeps', async () => {
    const ini = glmIni.replace('size', '\u00a0size');
    const domain = `${levels}\n`;
    const model = await read(ini, domain);
    expect(model.inputs.map(({ name }) => name)).toEqual(['kind', '\u00a0size']);
    for (const end of ['\r\n', '\r']) {
      expect(await read(ini.replaceAll('\n', end), domain.replaceAll('\n', end))).toEqual(model);
    }
  });

  it('may say true and false in capitals, and name no offset', async () => {
    const ini = glmIni
      .replace('supervised = true', 'supervised = TRUE')
      .replace('mean_imputation = false', 'mean_imputation = False\noffset_column =');
    expect(await read(ini)).toEqual(await read(glmIni));
  });

  it.each(['quasibinomial', 'fractionalbinomial'])(
    'of two classes that are numbers names them 0 and 1: %s',
    async (family) => {
      const ini = glmIni
        .replace('Regression', 'Binomial')
        .replace('n_classes = 1', 'n_classes = 2\ndefault_threshold = 0.25')
        .replace('family = gaussian', `family = ${family}`)
        .replace('link = identity', 'link = logit');
      const scorer = new TableScorer(await read(ini), { columns: ['kind', 'size'], mode: 'strict' });
      // Probabilities of 1/(1+e) = 0.27 and 1/(1+e²) = 0.12.
      scorer.score([
        ['c\\d', -8],
        ['c\\d', -12],
      ]);
      expect([scorer.labels, scorer.labelOf(0), scorer.labelOf(1)]).toEqual([['0', '1'], '1', '0']);
    },
  );

  it('that is to forget its offset scores without it', async () => {
    const ini = glmIni.replace('cats = 1', 'cats = 1\noffset_column = w');
    const scoreOf = async (text: string) => {
      const scorer = new TableScorer(await read(text), { columns: ['kind', 'size', 'w'], mode: 'strict' });
      return scorer.score([['c\\d', 4, 10]]).values[0]?.[0];
    };
    expect(await scoreOf(ini)).toBe(12);
    expect(await scoreOf(ini.replace('offset_column', 'remove_offset_effects = true\noffset_column'))).toBe(2);
  });

  it('whose offset H2O does not apply either says so', async () => {
    const ini = glmIni
      .replace('algo = glm', 'algo = deeplearning\noffset_column = w\nactivation = Tanh\ndistribution = gaussian')
      .replace('cats = 1', 'cats = 1\nneural_network_sizes = [3, 1]\nweight_layer0 = [1, 2, 3]\nbias_layer0 = [0.5]');
    const scorer = new TableScorer(await read(ini), { columns: ['kind', 'size', 'w'], mode: 'strict' });
    expect(scorer.warnOfAbsentColumns()).toEqual([
      'The model was trained with the offset "w", which H2O\'s zip of a deeplearning model does not apply.',
    ]);
  });

  it.each([
    ['of an unknown algorithm', 'algo = glm', 'algo = gam', 'UNKNOWN_ALGORITHM'],
    ['of a newer version', 'mojo_version = 1.00', 'mojo_version = 1.01', 'NEWER_VERSION'],
    ['with too few coefficients', '0.25, 3.0]', '0.25]', 'DAMAGED'],
    ['with a value that is no number', 'cats = 1', 'cats = one', 'DAMAGED'],
    ['with interactions', 'cats = 1', 'cats = 2', 'NOT_SUPPORTED'],
    ['with more inputs than columns', 'n_features = 2', 'n_features = 9', 'DAMAGED'],
    ['that lists fewer levels than it says', '0: 2 d000.txt', '0: 3 d000.txt', 'DAMAGED'],
    ['that lists more levels than it says', '0: 2 d000.txt', '0: 1 d000.txt', 'DAMAGED'],
    ['that encodes its columns itself', 'cats = 1', 'cats = 1\n_genmodel_encoding = LabelEncoder', 'NOT_SUPPORTED'],
    ['whose family is unknown', 'family = gaussian', 'family = cox', 'NOT_SUPPORTED'],
    ['whose link is of another family', 'link = identity', 'link = ologit', 'NOT_SUPPORTED'],
    ['whose link is of many classes', 'link = identity', 'link = multinomial', 'NOT_SUPPORTED'],
    ['that states two links', 'link = identity', 'link = identity\nlink = log', 'DAMAGED'],
    ['with two columns of one name', '\nsize\n', '\nkind\n', 'DAMAGED'],
    ['whose threshold is no number', 'cats = 1', 'cats = 1\ndefault_threshold = NaN', 'DAMAGED'],
    ['that leaves a number out', 'cats = 1', 'cats =', 'DAMAGED'],
    ['that leaves its list of levels out', 'beta = [1.5, -2.0, 0.25, 3.0]', 'beta =', 'DAMAGED'],
    ['that does not begin with its section', '[info]', '', 'NOT_A_MOJO'],
  ])('%s is refused', async (_, before, after, code) => {
    await expect(read(glmIni.replace(before, after))).rejects.toMatchObject({ name: 'MojoError', code });
  });
});

describe('a zip', () => {
  const ini = { 'model.ini': glmIni, 'domains/d000.txt': levels };

  it('that is none is refused', async () => {
    await expect(readMojo(new TextEncoder().encode('PK is not enough'))).rejects.toMatchObject({ code: 'NOT_A_MOJO' });
    await expect(readMojo(new Uint8Array())).rejects.toMatchObject({ code: 'NOT_A_MOJO' });
  });

  it('without a model is refused', async () => {
    await expect(readMojo(zipOf({ 'other.ini': glmIni }))).rejects.toMatchObject({ code: 'NOT_A_MOJO' });
  });

  it.each(['../model.ini', '/model.ini', 'a/../../model.ini', 'C:/model.ini', 'a\\..\\model.ini'])(
    'that holds %s is refused',
    async (name) => {
      await expect(readMojo(zipOf({ ...ini, [name]: 'x' }))).rejects.toMatchObject({ code: 'UNSAFE_PATH' });
    },
  );

  it('written with backslashes, with folders of their own, a comment, or names in another encoding is read', async () => {
    const { 'model.ini': model, 'domains/d000.txt': domain } = ini;
    const odd = zipSync(
      {
        'model.ini': strToU8(model),
        'domains/': new Uint8Array(),
        'domains\\d000.txt': strToU8(domain),
        'le?me.txt': strToU8('x'),
      },
      { level: 0, comment: 'made elsewhere' },
    );
    const bytes = Buffer.from(odd);
    for (let at = bytes.indexOf('le?me'); at !== -1; at = bytes.indexOf('le?me', at + 1)) bytes[at + 2] = 0x82;
    await expect(readMojo(bytes)).resolves.toMatchObject({ algorithm: 'glm' });
  });

  it.each([
    ['with a dot before every name', './', []],
    ['within a folder', 'my model/', []],
    ['within folders', './models of mine/glm/', ['models of mine/read me.txt']],
    ['within a folder, as macOS packs it', 'model/', ['__MACOSX/model/._model.ini', 'model/domains/.DS_Store']],
  ])('%s is read', async (_, folder, more) => {
    const named = Object.entries(ini).map(([name, text]) => [folder + name, text]);
    const zip = zipOf(Object.fromEntries([...named, ...more.map((name) => [name, 'x'])]));
    expect(await readMojo(zip)).toEqual(await readMojo(zipOf(ini)));
  });

  it('with the details of its model within a folder tells them', async () => {
    const details = { output: { training_metrics: { MSE: 0.25 } } };
    const zip = zipOf({ 'model/model.ini': glmIni, 'model/experimental/modelDetails.json': JSON.stringify(details) });
    expect((await readMojoDetails(zip)).trainingMetrics).toMatchObject([{ name: 'MSE', value: 0.25 }]);
  });

  it.each([
    ['as H2O packs it', '', true],
    ['with a dot before every name', './', false],
    ['within a folder', 'model/', false],
  ])('%s (names begin with %j) is one that H2O reads: %s', async (_, folder, expected) => {
    expect(await isPackedByH2o(zipOf({ [`${folder}model.ini`]: glmIni }))).toBe(expected);
  });

  it.each([
    ['holds two models', { 'a/model.ini': glmIni, 'b/model.ini': glmIni }, 'The zip holds several models: "a", "b".'],
    ['holds a zip', { 'a/glm.zip': 'x' }, 'The zip is not a MOJO, but holds "a/glm.zip"'],
    ['holds a name twice', { 'model.ini': glmIni, './model.ini': glmIni }, 'The zip holds "model.ini" twice.'],
  ])('that %s is refused', async (_, files, reason) => {
    await expect(readMojo(zipOf(files))).rejects.toThrow(reason);
  });

  it('that unpacks to far more than its size is refused before it is unpacked', async () => {
    const bomb = zipOf({ ...ini, 'domains/d000.txt': `a\nb\n${'0'.repeat(20 * 2 ** 20)}` });
    await expect(readMojo(bomb)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  it('whose files unpack to more than they state is refused', async () => {
    const liar = withStatedSize(zipOf({ 'model.ini': glmIni, 'domains/d000.txt': 'a\nb' }), 2);
    await expect(readMojo(liar)).rejects.toMatchObject({ code: 'DAMAGED' });
  });

  it('that is cut off anywhere is refused', async () => {
    const whole = zipOf(ini);
    for (let length = 0; length < whole.length; length += 7) {
      await expect(readMojo(whole.subarray(0, length))).rejects.toMatchObject({ name: 'MojoError' });
    }
  });
});
