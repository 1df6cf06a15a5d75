import type { Role } from '@classmark/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { PeopledApi, type Person } from '../support/peopled-api.js';
import { globalId } from '../support/role-api.js';

const site = await PeopledApi.open();
const people = new Map<Role, Person>();
let apiKeyId: string;
let sourceId: string;
let scheduleId: string;

const query = 'query ($id: ID!) { node(id: $id) { __typename id } }';

async function nodeFor(role: Role, id: string | undefined) {
  const { data, errors } = await site.api.graphql<{ node: object | null }>(query, { id }, { cookie: cookieOf(role) });
  return errors?.[0]?.extensions?.code ?? data.node;
}

const cookieOf = (role: Role): string => people.get(role)?.cookie ?? '';
const idOf = (role: Role): string => people.get(role)?.id ?? '';

beforeAll(async () => {
  for (const role of ['reader', 'curator', 'operator', 'admin'] as const) people.set(role, await site.makePerson(role));
  apiKeyId = (await site.makeKey('READER', { cookie: cookieOf('admin') })).apiKey.id;
  const source = await site.database.prisma.source.create({ data: { name: 'shelf' } });
  sourceId = globalId(`Source:${source.id}`);
  const schedule = `mutation ($input: ScheduleHarvestInput!) { answer: scheduleHarvest(input: $input) {
    ... on HarvestSchedulesChanged { schedules { id } } } }`;
  const input = { query: { protocol: 'OAI', url: 'https://repository.example.org/oai' }, cron: '0 2 * * *' };
  const { data } = await site.api.graphql<{ answer: { schedules: { id: string }[] } }>(
    schedule,
    { input },
    { cookie: cookieOf('operator') },
  );
  scheduleId = data.answer.schedules[0]?.id ?? '';
});

describe('node(id:)', () => {
  it('finds a user for admins, and for everybody themselves', async () => {
    const found = { __typename: 'User', id: idOf('curator') };
    expect(await nodeFor('admin', idOf('curator'))).toEqual(found);
    expect(await nodeFor('curator', idOf('curator'))).toEqual(found);
    for (const role of ['reader', 'operator'] as const) expect(await nodeFor(role, idOf('curator'))).toBeNull();
  });

  it('finds a key for admins alone', async () => {
    expect(await nodeFor('admin', apiKeyId)).toEqual({ __typename: 'ApiKey', id: apiKeyId });
    expect(await nodeFor('operator', apiKeyId)).toBe('NOT_ALLOWED');
  });

  it('finds a scheduled harvest for operators and above', async () => {
    expect(await nodeFor('operator', scheduleId)).toEqual({ __typename: 'HarvestSchedule', id: scheduleId });
    expect(await nodeFor('curator', scheduleId)).toBe('NOT_ALLOWED');
  });

  it('finds a source for all who read', async () => {
    expect(await nodeFor('reader', sourceId)).toEqual({ __typename: 'Source', id: sourceId });
  });

  it.each(['User', 'ApiKey', 'HarvestSchedule', 'Source'])('gives null for a %s that is not there', async (type) => {
    expect(await nodeFor('admin', globalId(`${type}:999999`))).toBeNull();
  });
});
