import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../apps/api/src/graphql/global-id.js';
import { type RoleApi, startRoleApi } from '../support/role-api.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { prisma } = database;

let server: RoleApi;
beforeAll(async () => {
  server = await startRoleApi(database, url);
  const scheme = await prisma.scheme.create({ data: { name: 'Water' } });
  const add = (
    label: string,
    data: { language?: string; isDeprecated?: boolean; notation?: string; otherNotations?: string[] },
  ) => prisma.subject.create({ data: { schemeId: scheme.id, key: label, label, paths: [`/${label}`], ...data } });
  const rivers = await add('Rivers', { language: 'en', notation: '551.48', otherNotations: ['GB1201', 'N7'] });
  await add('River banks', { language: 'en', isDeprecated: true });
  await add('River mouths', {});
  await prisma.subjectName.createMany({
    data: [
      { subjectId: rivers.id, language: 'de', text: 'Flüsse', isPreferred: true },
      { subjectId: rivers.id, language: 'fr', text: 'Fleuves', isPreferred: false },
    ],
  });
  await prisma.subjectAlias.create({
    data: { schemeId: scheme.id, key: 'Streams', subjectId: rivers.id, origin: 'renaming' },
  });
});
afterAll(() => server[Symbol.asyncDispose]());

interface Listed {
  readonly subjects: { readonly edges: readonly { readonly node: { readonly label: string } }[] };
}

async function list(args: string, language?: string): Promise<string[]> {
  const query = `{ subjects(${args}) { edges { node { label } } } }`;
  const shown = { ...server.as('reader'), ...(language !== undefined && { language }) };
  const { data } = await server.api.graphql<Listed>(query, {}, shown);
  return data.subjects.edges.map(({ node }) => node.label);
}

describe('the label of a subject', () => {
  it.each([
    ['de-AT, en;q=0.5', 'Flüsse'],
    ['en, de;q=0.5', 'Rivers'],
    ['fr', 'Rivers'],
    ['*', 'Rivers'],
    [undefined, 'Rivers'],
  ])('is for somebody who reads %s: %s', async (language, shown) => {
    expect(await list('search: "rivers", first: 1', language)).toEqual([shown]);
  });

  it('of no known language is shown as it is', async () => {
    expect(await list('search: "river mouths", first: 1', 'de')).toEqual(['River mouths']);
  });

  it('stands first among its labels in all languages, and its scheme names these', async () => {
    const query = `{ schemes { languages }
      subjects(search: "rivers", first: 1) { edges { node { labels { text language } formerNames } } } }`;
    const { data } = await server.api.graphql(query, {}, { ...server.as('reader'), language: 'de' });
    expect(data).toMatchObject({
      schemes: [{ languages: ['de', 'en'] }],
      subjects: {
        edges: [
          {
            node: {
              labels: [
                { text: 'Rivers', language: 'en' },
                { text: 'Flüsse', language: 'de' },
              ],
              formerNames: ['Streams'],
            },
          },
        ],
      },
    });
  });
});

describe('a deprecated subject', () => {
  it.each([
    ['', ['River banks', 'River mouths', 'Rivers']],
    [', isDeprecated: false', ['River mouths', 'Rivers']],
    [', isDeprecated: true', ['River banks']],
  ])('is listed where it is asked for: first: 10%s', async (args, labels) => {
    expect(await list(`first: 10${args}`)).toEqual(labels);
    expect((await list(`search: "river", first: 10${args}`)).sort()).toEqual(labels);
  });
});

describe('a subject', () => {
  beforeAll(async () => {
    const add = async (scheme: string, ...paths: string[]) => {
      const { id: schemeId } = await prisma.scheme.upsert({
        where: { name: scheme },
        create: { name: scheme },
        update: {},
      });
      const rows = paths.map((path) => ({ schemeId, key: path, label: path.split('/').at(-1) ?? '', paths: [path] }));
      await prisma.subject.createMany({ data: rows });
    };
    await add('Seasons', '/Springs', '/Autumn');
    await add('Devices', '/springs', '/Metal/Levers', '/Wood/Levers');
  });

  it.each([
    ['another scheme has', 'Seasons', 'springs', [true]],
    ['its scheme has at another place', 'Devices', 'levers', [true, true]],
    ['nothing else has', 'Seasons', 'autumn', [false]],
  ])('tells whether its name is one that %s', async (_name, scheme, search, shared) => {
    const query = `{ subjects(scheme: "${scheme}", search: "${search}") { edges { node { sharesName } } } }`;
    const { data } = await server.api.graphql<{ subjects: { edges: { node: { sharesName: boolean } }[] } }>(
      query,
      {},
      server.as('reader'),
    );
    expect(data.subjects.edges.map(({ node }) => node.sharesName)).toEqual(shared);
  });
});

interface Edited {
  readonly editSubject: {
    readonly subject: { readonly notation: string | null; readonly notations: readonly string[] };
  };
}

it('all notations of a subject are given, each once when it gets another for its first', async () => {
  const { id } = await prisma.subject.findFirstOrThrow({ where: { label: 'Rivers' } });
  const mutation = `mutation ($input: EditSubjectInput!) {
    editSubject(input: $input) { ... on SubjectEdited { subject { notation notations } } }
  }`;
  const edit = async (input: object) => {
    const subjectId = encodeGlobalId('Subject', id);
    const { data } = await server.api.graphql<Edited>(
      mutation,
      { input: { subjectId, ...input } },
      server.as('operator'),
    );
    return data.editSubject.subject;
  };
  expect(await edit({ language: 'en' })).toEqual({ notation: '551.48', notations: ['551.48', 'GB1201', 'N7'] });
  expect(await edit({ notation: 'GB1201' })).toEqual({ notation: 'GB1201', notations: ['GB1201', 'N7'] });
});
