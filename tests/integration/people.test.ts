import { findApiKey } from '@classmark/database';
import type { Role } from '@classmark/domain';
import { describe, expect, it } from 'vitest';
import { PeopledApi, password } from '../support/peopled-api.js';

const site = await PeopledApi.open();
const { pool, prisma } = site.database;

describe('an API key', () => {
  it('is shown once, kept as a hash, and may what its role may', async () => {
    const { cookie } = await site.makePerson('admin');
    const { secret } = await site.makeKey('READER', { cookie });
    expect(await site.viewer({ key: secret })).toEqual({ name: 'a program', role: 'READER', kind: 'API_KEY' });
    const { rows } = await pool.query("select k::text as text from api_key k where k::text like '%' || $1 || '%'", [
      secret.slice(20),
    ]);
    expect(rows).toEqual([]);
  });

  it('has its use noted at most once a minute', async () => {
    const { cookie } = await site.makePerson('admin');
    const { secret } = await site.makeKey('READER', { cookie });
    const lastUsed = async () => (await prisma.apiKey.findFirstOrThrow({ orderBy: { id: 'desc' } })).lastUsedAt;
    await findApiKey(site.database, secret);
    const first = await lastUsed();
    await findApiKey(site.database, secret);
    expect(await lastUsed()).toEqual(first);
    await pool.query("update api_key set last_used_at = last_used_at - interval '61 seconds'");
    await findApiKey(site.database, secret);
    expect((await lastUsed())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Number.NaN);
  });

  it('is refused once it is revoked; revoking again changes nothing', async () => {
    const { cookie } = await site.makePerson('admin');
    const { apiKey, secret } = await site.makeKey('READER', { cookie });
    await site.revokeKey(apiKey.id, { cookie });
    expect((await site.api.graphql('{ viewer { kind } }', {}, { key: secret })).status).toBe(401);
    expect(await site.revokeKey(apiKey.id, { cookie })).toEqual({ revokeApiKey: { __typename: 'ApiKeyRevoked' } });
    const key = apiKey.id === '' ? '' : Buffer.from(apiKey.id, 'base64url').toString().replace('ApiKey', 'key');
    expect(await prisma.auditEvent.count({ where: { action: 'key.revoked', target: key } })).toBe(1);
  });
});

describe('lists for admins', () => {
  it('name everybody and every key, the newest key first, without a secret', async () => {
    const { name, cookie } = await site.makePerson('admin');
    const { apiKey, secret } = await site.makeKey('CURATOR', { cookie });
    const { data } = await site.api.graphql(
      '{ users { id name role createdAt } apiKeys { id name prefix role createdAt lastUsedAt revokedAt } }',
      {},
      { cookie },
    );
    expect(data).toMatchObject({
      users: expect.arrayContaining([expect.objectContaining({ name, role: 'ADMIN' })]),
      apiKeys: expect.arrayContaining([
        expect.objectContaining({ id: apiKey.id, role: 'CURATOR', prefix: secret.slice(0, 16), revokedAt: null }),
      ]),
    });
    expect(JSON.stringify(data)).not.toContain(secret);
  });
});

describe('roles', () => {
  const setRole = `mutation ($id: ID!, $role: Role!) { setRole(input: { userId: $id, role: $role }) {
    __typename ... on Problem { code } } }`;

  it('leave the last admin one, even when two demote each other at once', async () => {
    await pool.query("update user_account set role = 'curator' where role = 'admin'");
    const [first, second] = await Promise.all([site.makePerson('admin'), site.makePerson('admin')]);
    const answers = await Promise.all([
      site.api.graphql<{ setRole: { __typename: string } }>(
        setRole,
        { id: second.id, role: 'READER' },
        { cookie: first.cookie },
      ),
      site.api.graphql<{ setRole: { __typename: string } }>(
        setRole,
        { id: first.id, role: 'READER' },
        { cookie: second.cookie },
      ),
    ]);
    expect(answers.map(({ data }) => data.setRole.__typename)).toContain('RoleSet');
    expect(await prisma.user.count({ where: { role: 'admin' } })).toBe(1);
  });

  it('hold at once for sessions that are open', async () => {
    const { cookie, id } = await site.makePerson('curator');
    const { cookie: admin } = await site.makePerson('admin');
    await site.api.graphql(setRole, { id, role: 'OPERATOR' }, { cookie: admin });
    expect(await site.viewer({ cookie })).toMatchObject({ role: 'OPERATOR' });
  });

  it('cannot be set by those who are not admins, for themselves or others', async () => {
    const { cookie, id } = await site.makePerson('operator');
    expect((await site.api.graphql(setRole, { id, role: 'ADMIN' }, { cookie })).data).toEqual({
      setRole: { __typename: 'NotAllowedProblem', code: 'NOT_ALLOWED' },
    });
  });

  it('go with a name that is nobody else’s, in whatever case', async () => {
    const { name, cookie } = await site.makePerson('admin');
    const create = `mutation ($name: String!) { createUser(input: { name: $name, password: "a long password", role: READER }) {
      __typename ... on Problem { code field } } }`;
    expect((await site.api.graphql(create, { name: name.toUpperCase() }, { cookie })).data).toEqual({
      createUser: { __typename: 'ConflictProblem', code: 'CONFLICT', field: 'name' },
    });
  });
});

describe('a disabled person', () => {
  const change = async (name: 'disableUser' | 'enableUser', id: string, shown: { readonly cookie: string }) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { answer: ${name}(input: $input) { __typename } }`;
    const { data } = await site.api.graphql<{ answer: { __typename: string } }>(
      query,
      { input: { userId: id } },
      shown,
    );
    return data.answer.__typename;
  };

  it('is signed out at once, can’t sign in, and can again when enabled', async () => {
    const { cookie, id, name } = await site.makePerson('curator');
    const admin = await site.makePerson('admin');
    expect(await change('disableUser', id, admin)).toBe('UserDisabled');
    expect(await site.viewer({ cookie })).toMatchObject({ kind: 'ANONYMOUS' });
    expect((await site.signIn(name, password)).status).toBe(401);
    expect(await change('enableUser', id, admin)).toBe('UserEnabled');
    expect((await site.signIn(name, password)).status).toBe(201);
  });

  it('leaves the keys they created at work', async () => {
    const { cookie, id } = await site.makePerson('admin');
    const { secret } = await site.makeKey('READER', { cookie });
    await change('disableUser', id, await site.makePerson('admin'));
    expect(await site.viewer({ key: secret })).toMatchObject({ kind: 'API_KEY' });
  });

  it('is never the last admin', async () => {
    await pool.query("update user_account set role = 'curator' where role = 'admin'");
    const last = await site.makePerson('admin');
    expect(await change('disableUser', last.id, last)).toBe('ConflictProblem');
    const other = await site.makePerson('admin');
    expect(await change('disableUser', other.id, last)).toBe('UserDisabled');
    expect(await change('disableUser', last.id, last)).toBe('ConflictProblem');
  });
});

it('a viewer is told which mutations their role allows', async () => {
  const asked = async (role: Role) => {
    const { cookie, id } = await site.makePerson(role);
    const query = '{ viewer { userId allowedMutations } }';
    const { data } = await site.api.graphql<{ viewer: { userId: string; allowedMutations: string[] } }>(
      query,
      {},
      { cookie },
    );
    expect(data.viewer.userId).toBe(id);
    return data.viewer.allowedMutations;
  };
  expect(await asked('reader')).toEqual(['setPassword']);
  expect(await asked('curator')).toEqual(expect.arrayContaining(['decide', 'setPassword']));
  expect(await asked('curator')).not.toContain('trainModel');
  expect(await asked('admin')).toContain('disableUser');
});

describe('changing one’s own password', () => {
  const change = `mutation ($userId: ID!, $currentPassword: String!) {
    setPassword(input: { userId: $userId, password: "another long password", currentPassword: $currentPassword }) {
      __typename ... on Problem { code } } }`;
  const guess = async (id: string, cookie: string, currentPassword: string) =>
    (await site.api.graphql<{ setPassword: object }>(change, { userId: id, currentPassword }, { cookie })).data
      .setPassword;

  it('takes as few guesses at the current one as signing in does', async () => {
    const { id, cookie } = await site.makePerson('reader');
    for (let i = 1; i < 10; i++) expect(await guess(id, cookie, `guess ${i}`)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await guess(id, cookie, 'the tenth guess')).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect(await guess(id, cookie, password)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  });

  it('forgets guesses once it is right', async () => {
    const { id, cookie, name } = await site.makePerson('reader');
    await guess(id, cookie, 'wrong');
    expect(await guess(id, cookie, password)).toEqual({ __typename: 'PasswordSet' });
    expect(await prisma.signInAttempts.count({ where: { key: `account:${name}` } })).toBe(0);
  });
});

describe('the audit trail', () => {
  it('tells operators who did what, and pages back to the beginning', async () => {
    const { name, cookie, id } = await site.makePerson('admin');
    await site.makeKey('READER', { cookie });
    const actor = Buffer.from(id, 'base64url').toString().toLowerCase();
    const query = `query ($actor: String, $after: String) { auditTrail(actor: $actor, first: 1, after: $after) {
      edges { node { action actorName target details } } pageInfo { endCursor hasNextPage } } }`;
    const read = async (after: string | null) =>
      (
        await site.api.graphql<{
          auditTrail: { edges: { node: object }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
        }>(query, { actor, after }, { cookie })
      ).data.auditTrail;
    const newest = await read(null);
    expect(newest.edges).toMatchObject([
      { node: { action: 'key.created', actorName: name, details: { name: 'a program', role: 'reader' } } },
    ]);
    const oldest = await read(newest.pageInfo.endCursor);
    expect(oldest.edges).toMatchObject([{ node: { action: 'session.started' } }]);
    expect(oldest.pageInfo.hasNextPage).toBe(false);
  });

  it('has no password, key or session in it', async () => {
    const { cookie } = await site.makePerson('admin');
    const { secret } = await site.makeKey('READER', { cookie });
    const { rows } = await pool.query('select string_agg(e::text, $1) as everything from audit_event e', ['\n']);
    for (const kept of [password, secret, cookie.split('=')[1] ?? '']) expect(rows[0].everything).not.toContain(kept);
  });
});
