import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
let roles: RoleApi;
beforeAll(async () => {
  roles = await startRoleApi(database, url);
});
afterAll(() => roles[Symbol.asyncDispose]());

const fixture = (name: string): Buffer => readFileSync(new URL(`../peers/mojo/${name}`, import.meta.url));

async function upload(bytes: Uint8Array): Promise<string> {
  const response = await fetch(`${roles.api.url}/uploads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${roles.as('operator').key}`, 'x-file-name': 'model.zip' },
    body: new Uint8Array(bytes),
  });
  const { uploadId } = await response.json();
  return uploadId;
}

const importing = `mutation Import($input: ImportModelInput!) {
  importModel(input: $input) { __typename ... on ModelImported { model { id } } ${problemFields} }
}`;
interface Imported {
  readonly importModel: { readonly __typename: string; readonly model: { readonly id: string } };
}
const bring = (file: string, name: string): Promise<string> => bringBytes(fixture(file), name);
const bringBytes = async (bytes: Uint8Array, name: string): Promise<string> => {
  const input = { uploadId: await upload(bytes), name };
  return (await roles.ask<Imported>('operator', importing, { input })).importModel.model.id;
};

describe('an imported model', () => {
  it('is kept with its checksum and shown with what is in it', async () => {
    const id = await bring('glm_binomial_starwars.zip', 'Humans');
    const shown = await roles.ask(
      'reader',
      `query Model($id: ID!) { importedModel(id: $id) {
        name algorithm category fileName checksum sizeBytes
        contents { inputs { name levels } response { name levels } threshold coefficients { name value }
          importances { variable } validationMetrics { name value } }
      } }`,
      { id },
    );
    expect(shown).toMatchObject({
      importedModel: {
        name: 'Humans',
        algorithm: 'glm',
        category: 'Binomial',
        fileName: 'model.zip',
        checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
        sizeBytes: 18748,
        contents: {
          inputs: [
            { name: 'height', levels: null },
            { name: 'mass', levels: null },
          ],
          response: { name: 'is_human', levels: ['0', '1'] },
          coefficients: [{ name: 'height' }, { name: 'mass' }, { name: 'Intercept', value: -0.8429152593576663 }],
          importances: [{ variable: 'mass' }, { variable: 'height' }],
        },
      },
    });
  });

  it('scores rows, with what each input adds', async () => {
    const id = await bring('glm_binomial_starwars.zip', 'Scoring');
    const rows = [{ height: 172, mass: 77 }, { height: 'tall', mass: '80' }, { height: null }];
    const scoring = `query Score($id: ID!, $rows: [JSON!]!, $mode: RowMode!) {
      scoreRows(modelId: $id, rows: $rows, mode: $mode) {
        error label values { name value } contributions { name value }
      }
    }`;
    const { scoreRows } = await roles.ask<{ scoreRows: Record<string, unknown>[] }>('reader', scoring, {
      id,
      rows,
      mode: 'STRICT',
    });
    expect(scoreRows[0]).toMatchObject({ error: null, label: '1' });
    expect(scoreRows[0]?.values).toEqual([
      { name: 'p0', value: expect.closeTo(0.6257314366846864, 14) },
      { name: 'p1', value: expect.closeTo(0.3742685633153136, 14) },
    ]);
    expect(scoreRows[0]?.contributions).toEqual([
      { name: 'height', value: 172 * 0.0026971650465436466 },
      { name: 'mass', value: 77 * -0.001752529472304939 },
      { name: 'Intercept', value: -0.8429152593576663 },
    ]);
    expect(scoreRows[1]).toMatchObject({ error: 'PredictNumberFormatException', label: null, values: [] });
    expect(scoreRows[2]).toMatchObject({ error: null });
  });

  it('scores rows by an input named as something that every object has', async () => {
    const ini = `[info]
algo = glm
algorithm = Generalized Linear Modeling
mojo_version = 1.00
category = Regression
supervised = true
n_features = 1
n_classes = 1
n_columns = 2
n_domains = 0
use_all_factor_levels = true
cats = 0
cat_offsets = [0]
nums = 1
mean_imputation = true
cat_modes = []
num_means = [4.0]
beta = [0.5, 1.0]
family = gaussian
link = identity

[columns]
constructor
points

[domains]
`;
    const id = await bringBytes(zipSync({ 'model.ini': strToU8(ini) }), 'Races');
    const scoring = `query Score($id: ID!, $rows: [JSON!]!) {
      scoreRows(modelId: $id, rows: $rows) { values { value } }
    }`;
    const rows: Record<string, unknown>[] = [{ constructor: 2 }, { team: 'none' }];
    expect(await roles.ask('reader', scoring, { id, rows })).toEqual({
      scoreRows: [{ values: [{ value: 2 }] }, { values: [{ value: 3 }] }],
    });
  });

  it('that takes much for a row scores fewer of them at a time', async () => {
    const [inputs, centers] = [100, 1000];
    const ini = [
      ...['[info]', 'algo = kmeans', 'algorithm = K-means', 'mojo_version = 1.00', 'category = Clustering'],
      ...['supervised = false', `n_features = ${inputs}`, 'n_classes = 1', `n_columns = ${inputs}`, 'n_domains = 0'],
      ...['standardize = false', `center_num = ${centers}`],
      ...Array.from({ length: centers }, (_, c) => `center_${c} = [${Array.from({ length: inputs }, () => c)}]`),
      ...['[columns]', ...Array.from({ length: inputs }, (_, i) => `x${i}`), '[domains]'],
    ];
    const id = await bringBytes(zipSync({ 'model.ini': strToU8(ini.join('\n')) }), 'Many clusters');
    const scoring = 'query Score($id: ID!, $rows: [JSON!]!) { scoreRows(modelId: $id, rows: $rows) { index } }';
    const score = (rows: number) =>
      roles.api.graphql(scoring, { id, rows: Array.from({ length: rows }, () => ({ x0: 7 })) }, roles.as('reader'));
    expect(await score(1)).toMatchObject({ data: { scoreRows: [{ index: 7 }] } });
    expect(await score(100)).toMatchObject({ status: 200 });
    expect(await score(1000)).toMatchObject({
      status: 400,
      errors: [{ message: expect.stringContaining('fewer rows'), extensions: { code: 'QUERY_TOO_COSTLY' } }],
    });
  });

  it('is renamed and deleted by operators, with an audit trail', async () => {
    const id = await bring('kmeans.zip', 'Clusters');
    const renaming = `mutation Rename($input: RenameImportedModelInput!) {
      renameImportedModel(input: $input) { __typename ... on ModelImported { model { name } } ${problemFields} }
    }`;
    const deleting = `mutation Delete($id: ID!) {
      deleteImportedModel(input: { id: $id }) { __typename ... on ImportedModelDeleted { deletedId } ${problemFields} }
    }`;
    const input = { id, name: 'Groups' };
    expect(await roles.ask('curator', renaming, { input })).toMatchObject({
      renameImportedModel: { code: 'NOT_ALLOWED' },
    });
    expect(await roles.ask('operator', renaming, { input })).toMatchObject({
      renameImportedModel: { model: { name: 'Groups' } },
    });
    expect(await roles.ask('operator', deleting, { id })).toMatchObject({ deleteImportedModel: { deletedId: id } });
    expect(await roles.ask('operator', deleting, { id })).toMatchObject({ deleteImportedModel: { code: 'NOT_FOUND' } });
    const events = await database.prisma.auditEvent.findMany({
      where: { action: { startsWith: 'imported-model.' }, details: { path: ['name'], equals: 'Groups' } },
    });
    expect(events.map(({ action }) => action)).toEqual(['imported-model.deleted']);
  });

  it.each([
    ['that is no model', () => upload(Buffer.from('nothing')), 'Nothing', 'INVALID_INPUT'],
    ['that is damaged', () => upload(fixture('kmeans.zip').subarray(0, 3000)), 'Damaged', 'INVALID_INPUT'],
    ['that was never sent', async () => globalId('Upload:999999'), 'Absent', 'NOT_FOUND'],
    ['whose name is taken', () => upload(fixture('kmeans.zip')), 'Humans', 'CONFLICT'],
  ])('from a file %s is refused', async (_, send, name, code) => {
    const input = { uploadId: await send(), name };
    expect(await roles.ask('operator', importing, { input })).toMatchObject({ importModel: { code } });
  });
});
