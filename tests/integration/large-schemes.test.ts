import { afterAll, beforeAll, expect, it } from 'vitest';
import { globalId, problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const subjects = 2_000;
const ids = { Large: 1, Small: 2 };
/** By numbers from 1 on, in the large scheme; each below the first. */
const large = (number: number): string => globalId(`Subject:${number}`);
const small = (number: number): string => globalId(`Subject:${subjects + number}`);
let server: RoleApi;

beforeAll(async () => {
  await database.pool.query(
    "insert into scheme (id, name, merges_equal_names) values (1, 'Large', false), (2, 'Small', false)",
  );
  await database.pool.query(
    `insert into subject (id, scheme_id, key, label, paths)
     select n, s, path, 'Subject ' || n, array[path]
     from (select n, case when n <= $1 then 1 else 2 end as s,
       case when n in (1, $1 + 1) then '' when n <= $1 then '/Subject 1' else '/Subject ' || $1 + 1 end
       || '/Subject ' || n as path from generate_series(1, $1 + 10) n) made`,
    [subjects],
  );
  await database.pool.query(
    `insert into subject_broader (narrower_id, broader_id)
     select id, case when scheme_id = 1 then 1 else $1 + 1 end from subject where id not in (1, $1 + 1)`,
    [subjects],
  );
  await database.pool.query(
    `insert into subject_ancestor (descendant_id, ancestor_id)
     select id, id from subject union select narrower_id, broader_id from subject_broader`,
  );
  server = await startRoleApi(database, url);
});
afterAll(() => server[Symbol.asyncDispose]());

const mergePreview =
  'query ($from: ID!, $into: ID!) { mergePreview(input: { fromId: $from, intoId: $into }) { kind count } }';
const previews = (subject: (number: number) => string) =>
  Promise.allSettled(
    [2, 3, 4].map((from) => server.ask('operator', mergePreview, { from: subject(from), into: subject(5) })),
  );

it('changes of a large scheme are planned in threads of their own, two at once, those of a small one here', async () => {
  const states = async (subject: (number: number) => string) =>
    (await previews(subject)).map(({ status }) => status).sort();
  expect(await states(large)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(await states(small)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
});

it('a large scheme is merged, renamed, deleted from and exported as a small one is', async () => {
  const change = async (name: string, input: object) => {
    const type = name.charAt(0).toUpperCase() + name.slice(1);
    const done =
      { rename: 'Renamed { id }', merge: 'Merged { effects { kind count } }' }[name] ??
      'Deleted { effects { kind count } }';
    const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${done} ${problemFields} } }`;
    return (await server.ask<Record<string, unknown>>('operator', query, { input }))[name];
  };
  const one = { effects: expect.arrayContaining([{ kind: 'SUBJECTS', count: 1 }]) };
  for (const subject of [large, small]) {
    expect(await change('rename', { id: subject(2), name: 'Rivers' })).toMatchObject({ id: subject(2) });
    expect(await change('rename', { id: subject(3), name: 'Rivers' })).toMatchObject({ code: 'CONFLICT' });
    expect(await change('merge', { fromId: subject(3), intoId: subject(2) })).toMatchObject(one);
    expect(await change('delete', { id: subject(4) })).toMatchObject(one);
  }
  const exported = async (scheme: keyof typeof ids): Promise<string[]> => {
    const query = 'query ($id: ID!) { node(id: $id) { ... on Scheme { skos } } }';
    const id = globalId(`Scheme:${ids[scheme]}`);
    const { node } = await server.ask<{ node: { skos: string } }>('operator', query, { id });
    return ['Rivers', 'Subject 3', 'Subject 2003', 'Subject 2000', 'Subject 2010'].filter((label) =>
      node.skos.includes(`Label "${label}"`),
    );
  };
  expect(await exported('Large')).toEqual(['Rivers', 'Subject 3', 'Subject 2000']);
  expect(await exported('Small')).toEqual(['Rivers', 'Subject 2003', 'Subject 2010']);
});
