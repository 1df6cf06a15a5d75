import { createPeople, createPool, createPrisma, createSessionStore, type Database } from '@classmark/database';
import { createFirstAdmin, type Role, resetPassword } from '@classmark/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readStream } from '../support/read-stream.js';
import { type Shown, startApi, type TestApi } from '../support/start-api.js';
import { createTestDatabase } from '../support/test-database.js';

const url = await createTestDatabase();
const database: Database = { prisma: createPrisma(url), pool: createPool(url) };
const { pool, prisma } = database;
const people = createPeople(database);
const system = { kind: 'system' } as const;
const password = 'a long password';

let api: TestApi;
beforeAll(async () => {
  api = await startApi(url, { CLASSMARK_PUBLIC_URL: 'https://classmark.example' });
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await Promise.all([pool.end(), prisma.$disconnect()]);
});
beforeEach(async () => {
  await prisma.signInAttempts.deleteMany();
});

/** Hashed once: it takes its time on purpose. */
const passwordHash = await people.passwords.hash(password);
let count = 0;

/** Somebody with a session. */
async function makePerson(role: Role): Promise<{ name: string; cookie: string; id: string }> {
  const name = `person ${++count}`;
  const { id } = await people.store.createUser({ name, role, passwordHash }, system);
  const { secret } = await createSessionStore(database).startSession(id, { name, address: 'tests' });
  return { name, cookie: `classmark_session=${secret}`, id: globalId(`User:${id}`) };
}

const globalId = (plain: string) => Buffer.from(plain).toString('base64url');
const signIn = (name: string, given: string, headers: Record<string, string> = {}) =>
  api.fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ name, password: given }),
  });
const viewer = async (shown: Shown) => {
  const { data } = await api.graphql<{ viewer: object }>('{ viewer { name role kind } }', {}, shown);
  return data.viewer;
};

interface KeyMade {
  readonly createApiKey: { readonly apiKey: { readonly id: string }; readonly secret: string };
}
const makeKey = async (role: string, shown: Shown) => {
  const mutation = `mutation ($role: Role!) { createApiKey(input: { name: "a program", role: $role }) {
    ... on ApiKeyCreated { apiKey { id } secret } } }`;
  return (await api.graphql<KeyMade>(mutation, { role }, shown)).data.createApiKey;
};
const revoke = (id: string, shown: Shown) =>
  api.graphql(
    'mutation ($id: ID!) { revokeApiKey(input: { apiKeyId: $id }) { __typename ... on Problem { code } } }',
    { id },
    shown,
  );

describe('the first admin', () => {
  it('is made where nobody is yet, and never again', async () => {
    await pool.query('delete from user_account');
    expect(await createFirstAdmin(people, password)).toMatchObject({ name: 'admin', role: 'admin' });
    expect(await createFirstAdmin(people, 'another password')).toBeNull();
    expect((await signIn('admin', password)).status).toBe(201);
  });

  it('gets in again after a reset, with no other password', async () => {
    await resetPassword(people, 'Admin', 'a new password');
    expect((await signIn('admin', password)).status).toBe(401);
    expect((await signIn('admin', 'a new password')).status).toBe(201);
  });
});

describe('a session', () => {
  it('is a cookie that scripts and other sites cannot use, of which the database has a hash', async () => {
    const { name } = await makePerson('curator');
    const response = await signIn(name, password);
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).toMatch(/; Secure/);
    const [, secret = ''] = /classmark_session=([^;]+)/.exec(cookie) ?? [];
    const { rows } = await pool.query('select encode(id_hash, $1) as hash from session', ['base64']);
    expect(rows.map(({ hash }) => hash)).not.toContain(Buffer.from(secret).toString('base64'));
  });

  it('says who asks, until it is ended', async () => {
    const { name, cookie } = await makePerson('curator');
    expect(await viewer({ cookie })).toEqual({ name, role: 'CURATOR', kind: 'USER' });
    const ended = await api.fetch('/session', { method: 'DELETE', headers: { cookie } });
    expect(ended.status).toBe(204);
    expect(await viewer({ cookie })).toMatchObject({ kind: 'ANONYMOUS' });
  });

  it('runs out', async () => {
    const { cookie } = await makePerson('curator');
    await pool.query("update session set expires_at = now() - interval '1 second'");
    expect(await viewer({ cookie })).toMatchObject({ kind: 'ANONYMOUS' });
  });

  it('ends everywhere with a new password', async () => {
    const { cookie, id } = await makePerson('curator');
    const mutation = `mutation ($id: ID!) { setPassword(input: { userId: $id, password: "a newer password" }) {
      __typename } }`;
    const { data } = await api.graphql(mutation, { id }, { cookie });
    expect(data).toEqual({ setPassword: { __typename: 'PasswordSet' } });
    expect(await viewer({ cookie })).toMatchObject({ kind: 'ANONYMOUS' });
  });
});

describe('a wrong password', () => {
  it('ten times locks the account for a while, for the right one too, wherever it comes from', async () => {
    const { name } = await makePerson('curator');
    const answers = [];
    for (let i = 0; i < 10; i++) answers.push((await signIn(name, `wrong ${i}`)).status);
    expect(answers).toEqual([...Array(9).fill(401), 429]);
    const locked = await signIn(name, password, { 'x-forwarded-for': '203.0.113.7' });
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
    expect(await locked.json()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: expect.any(Number) });
    expect(await prisma.auditEvent.count({ where: { action: 'sign-in.locked', target: `account:${name}` } })).toBe(1);
    await pool.query("update sign_in_attempts set last_at = last_at - interval '15 minutes'");
    expect((await signIn(name, password)).status).toBe(201);
  });

  it('for a name that nobody has is answered and locked alike', async () => {
    const answers = [];
    for (let i = 0; i < 10; i++) answers.push(await signIn('nobody', `wrong ${i}`));
    expect(answers.map(({ status }) => status)).toEqual([...Array(9).fill(401), 429]);
    expect(await answers[0]?.json()).toMatchObject({ message: 'The name or the password is wrong.' });
  });

  it('many at once are counted all the same', async () => {
    const { name } = await makePerson('curator');
    const answers = await Promise.all(Array.from({ length: 14 }, (_, i) => signIn(name, `wrong ${i}`)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(9).fill(401), ...Array(5).fill(429)]);
  });

  it('locks an address that tries many accounts, and no other address', async () => {
    await prisma.signInAttempts.create({ data: { key: 'address:203.0.113.9', count: 50, lastAt: new Date() } });
    const { name } = await makePerson('curator');
    expect((await signIn(name, password, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(429);
    expect((await signIn(name, password, { 'x-forwarded-for': '203.0.113.10' })).status).toBe(201);
  });
});

describe('an API key', () => {
  it('is shown once, kept as a hash, and may what its role may', async () => {
    const { cookie } = await makePerson('admin');
    const { secret } = await makeKey('READER', { cookie });
    expect(await viewer({ key: secret })).toEqual({ name: 'a program', role: 'READER', kind: 'API_KEY' });
    const { rows } = await pool.query("select k::text as text from api_key k where k::text like '%' || $1 || '%'", [
      secret.slice(20),
    ]);
    expect(rows).toEqual([]);
  });

  it('has its use noted at most once a minute', async () => {
    const { cookie } = await makePerson('admin');
    const { secret } = await makeKey('READER', { cookie });
    const lastUsed = async () => (await prisma.apiKey.findFirstOrThrow({ orderBy: { id: 'desc' } })).lastUsedAt;
    await viewer({ key: secret });
    const first = await lastUsed();
    await viewer({ key: secret });
    expect(await lastUsed()).toEqual(first);
    await pool.query("update api_key set last_used_at = last_used_at - interval '61 seconds'");
    await viewer({ key: secret });
    expect((await lastUsed())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Number.NaN);
  });

  it('is refused once it is revoked; revoking again changes nothing', async () => {
    const { cookie } = await makePerson('admin');
    const { apiKey, secret } = await makeKey('READER', { cookie });
    await revoke(apiKey.id, { cookie });
    expect((await api.graphql('{ viewer { kind } }', {}, { key: secret })).status).toBe(401);
    expect((await revoke(apiKey.id, { cookie })).data).toEqual({ revokeApiKey: { __typename: 'ApiKeyRevoked' } });
    const key = apiKey.id === '' ? '' : Buffer.from(apiKey.id, 'base64url').toString().replace('ApiKey', 'key');
    expect(await prisma.auditEvent.count({ where: { action: 'key.revoked', target: key } })).toBe(1);
  });
});

describe('an open stream', () => {
  const watchQueue = 'subscription { reviewQueueChanged { queued } }';

  /** Opens a stream, reads its first event, does something, and waits for the server to end it. */
  async function endOf(shown: Shown, act: () => Promise<unknown>): Promise<number> {
    const events = readStream(api, watchQueue, shown);
    expect((await events.next()).value).toMatchObject({ data: { reviewQueueChanged: { queued: 0 } } });
    await act();
    let further = 0;
    for await (const _ of events) further++;
    return further;
  }

  it('ends when its key is revoked', async () => {
    const { cookie } = await makePerson('admin');
    const { apiKey, secret } = await makeKey('CURATOR', { cookie });
    expect(await endOf({ key: secret }, () => revoke(apiKey.id, { cookie }))).toBe(0);
  });

  it('ends when its session ends', async () => {
    const { cookie } = await makePerson('curator');
    expect(await endOf({ cookie }, () => api.fetch('/session', { method: 'DELETE', headers: { cookie } }))).toBe(0);
  });

  it('ends when the role changes that it was opened with', async () => {
    const { cookie, id } = await makePerson('curator');
    const { cookie: admin } = await makePerson('admin');
    const demote = 'mutation ($id: ID!) { setRole(input: { userId: $id, role: READER }) { __typename } }';
    expect(await endOf({ cookie }, () => api.graphql(demote, { id }, { cookie: admin }))).toBe(0);
  });

  it('goes on when another’s session ends', async () => {
    const { cookie } = await makePerson('curator');
    const other = await makePerson('curator');
    const events = readStream(api, watchQueue, { cookie });
    await events.next();
    await api.fetch('/session', { method: 'DELETE', headers: { cookie: other.cookie } });
    await pool.query("notify classmark_queue, ''");
    expect((await events.next()).done).toBe(false);
    await events.return(undefined);
  });

  it('survives a lost database connection, and reads again', async () => {
    const { cookie } = await makePerson('curator');
    const events = readStream(api, watchQueue, { cookie });
    await events.next();
    const next = events.next();
    const lost = await pool.query("select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%'");
    expect(lost.rowCount).toBeGreaterThan(0);
    expect((await next).value).toMatchObject({ data: { reviewQueueChanged: { queued: 0 } } });
    await events.return(undefined);
  });

  it('is refused to a reader in the stream itself', async () => {
    const { cookie } = await makePerson('reader');
    const events = [];
    for await (const event of readStream(api, watchQueue, { cookie })) events.push(event);
    expect(events).toMatchObject([{ errors: [{ extensions: { code: 'NOT_ALLOWED', requiredRole: 'CURATOR' } }] }]);
  });
});

describe('roles', () => {
  const setRole = `mutation ($id: ID!, $role: Role!) { setRole(input: { userId: $id, role: $role }) {
    __typename ... on Problem { code } } }`;

  it('leave the last admin one, even when two demote each other at once', async () => {
    await pool.query("update user_account set role = 'curator' where role = 'admin'");
    const [first, second] = await Promise.all([makePerson('admin'), makePerson('admin')]);
    const answers = await Promise.all([
      api.graphql<{ setRole: { __typename: string } }>(
        setRole,
        { id: second.id, role: 'READER' },
        { cookie: first.cookie },
      ),
      api.graphql<{ setRole: { __typename: string } }>(
        setRole,
        { id: first.id, role: 'READER' },
        { cookie: second.cookie },
      ),
    ]);
    expect(answers.map(({ data }) => data.setRole.__typename)).toContain('RoleSet');
    expect(await prisma.user.count({ where: { role: 'admin' } })).toBe(1);
  });

  it('hold at once for sessions that are open', async () => {
    const { cookie, id } = await makePerson('curator');
    const { cookie: admin } = await makePerson('admin');
    await api.graphql(setRole, { id, role: 'OPERATOR' }, { cookie: admin });
    expect(await viewer({ cookie })).toMatchObject({ role: 'OPERATOR' });
  });

  it('cannot be set by those who are not admins, for themselves or others', async () => {
    const { cookie, id } = await makePerson('operator');
    expect((await api.graphql(setRole, { id, role: 'ADMIN' }, { cookie })).data).toEqual({
      setRole: { __typename: 'NotAllowedProblem', code: 'NOT_ALLOWED' },
    });
  });

  it('go with a name that is nobody else’s, in whatever case', async () => {
    const { name, cookie } = await makePerson('admin');
    const create = `mutation ($name: String!) { createUser(input: { name: $name, password: "a long password", role: READER }) {
      __typename ... on Problem { code field } } }`;
    expect((await api.graphql(create, { name: name.toUpperCase() }, { cookie })).data).toEqual({
      createUser: { __typename: 'ConflictProblem', code: 'CONFLICT', field: 'name' },
    });
  });
});

describe('the audit trail', () => {
  it('tells operators who did what, and pages back to the beginning', async () => {
    const { name, cookie, id } = await makePerson('admin');
    await makeKey('READER', { cookie });
    const actor = Buffer.from(id, 'base64url').toString().toLowerCase();
    const query = `query ($actor: String, $after: String) { auditTrail(actor: $actor, first: 1, after: $after) {
      edges { node { action actorName target details } } pageInfo { endCursor hasNextPage } } }`;
    const read = async (after: string | null) =>
      (
        await api.graphql<{
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
    const { cookie } = await makePerson('admin');
    const { secret } = await makeKey('READER', { cookie });
    const { rows } = await pool.query('select string_agg(e::text, $1) as everything from audit_event e', ['\n']);
    for (const kept of [password, secret, cookie.split('=')[1] ?? '']) expect(rows[0].everything).not.toContain(kept);
  });
});

describe('anonymous reads', () => {
  it('count as a reader’s where the installation says so', async () => {
    await using open = await startApi(url, { CLASSMARK_ANONYMOUS_READS: 'true' });
    const { data } = await open.graphql('{ viewer { role kind } }');
    expect(data).toEqual({ viewer: { role: 'READER', kind: 'ANONYMOUS' } });
  });
});

it('stops in time with a stream open', async () => {
  const { cookie } = await makePerson('curator');
  const short = await startApi(url);
  const events = readStream(short, 'subscription { reviewQueueChanged { queued } }', { cookie });
  await events.next();
  const stopped = short[Symbol.asyncDispose]();
  expect((await events.next()).done).toBe(true);
  await stopped;
});
