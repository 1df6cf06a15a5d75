import { createFirstAdmin, resetPassword } from '@classmark/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { PeopledApi, password } from '../support/peopled-api.js';
import type { Shown } from '../support/start-api.js';
import { startApi } from '../support/start-api.js';
import { until } from '../support/until.js';

const site = await PeopledApi.open();
const { pool, prisma } = site.database;
beforeEach(async () => {
  await prisma.signInAttempts.deleteMany();
});

async function setPassword(input: object, shown: Shown): Promise<unknown> {
  const mutation = `mutation ($input: SetPasswordInput!) { setPassword(input: $input) { __typename
    ... on Problem { field } } }`;
  const variables = { input: { password: 'a newer password', ...input } };
  return (await site.api.graphql<{ setPassword: unknown }>(mutation, variables, shown)).data.setPassword;
}

describe('the first admin', () => {
  it('is made where nobody is yet, and never again', async () => {
    await pool.query('delete from user_account');
    expect(await createFirstAdmin(site.people, password)).toMatchObject({ name: 'admin', role: 'admin' });
    expect(await createFirstAdmin(site.people, 'another password')).toBeNull();
    expect((await site.signIn('admin', password)).status).toBe(201);
  });

  it('gets in again after a reset, with no other password', async () => {
    await resetPassword(site.people, 'Admin', 'a new password');
    expect((await site.signIn('admin', password)).status).toBe(401);
    expect((await site.signIn('admin', 'a new password')).status).toBe(201);
  });
});

describe('a session', () => {
  it('is a cookie that scripts and other sites cannot use, of which the database has a hash', async () => {
    const { name } = await site.makePerson('curator');
    const response = await site.signIn(name, password);
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).toMatch(/; Secure/);
    const [, secret = ''] = /classmark_session=([^;]+)/.exec(cookie) ?? [];
    const { rows } = await pool.query('select encode(id_hash, $1) as hash from session', ['base64']);
    expect(rows.map(({ hash }) => hash)).not.toContain(Buffer.from(secret).toString('base64'));
  });

  it('says who asks, until it is ended', async () => {
    const { name, cookie } = await site.makePerson('curator');
    expect(await site.viewer({ cookie })).toEqual({ name, role: 'CURATOR', kind: 'USER' });
    const ended = await site.signOut(cookie);
    expect(ended.status).toBe(204);
    expect(await site.viewer({ cookie })).toMatchObject({ kind: 'ANONYMOUS' });
  });

  it('runs out', async () => {
    const { cookie } = await site.makePerson('curator');
    await pool.query("update session set expires_at = now() - interval '1 second'");
    expect(await site.viewer({ cookie })).toMatchObject({ kind: 'ANONYMOUS' });
  });

  it('ends everywhere with a new password', async () => {
    const { cookie, id } = await site.makePerson('curator');
    expect(await setPassword({ userId: id, currentPassword: password }, { cookie })).toMatchObject({
      __typename: 'PasswordSet',
    });
    expect(await site.viewer({ cookie })).toMatchObject({ kind: 'ANONYMOUS' });
  });

  it.each([
    ['got another password', "password_hash = 'another'"],
    ['was disabled', 'disabled_at = now()'],
  ])('does not start where the account %s since the password was looked at', async (_what, change) => {
    const { name } = await site.makePerson('curator');
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(`update user_account set ${change} where name = $1`, [name]);
      const signingIn = site.signIn(name, password);
      await until('the sign-in waits for the account', async () => {
        const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        return (await pool.query(waiting)).rowCount === 1;
      });
      await client.query('commit');
      expect((await signingIn).status).toBe(401);
    } finally {
      client.release(true);
    }
  });

  it.each([
    ['a wrong password', 'not mine'],
    ['no password', null],
  ])('does not change one’s own password for %s', async (_name, currentPassword) => {
    const { cookie, id } = await site.makePerson('admin');
    expect(await setPassword({ userId: id, currentPassword }, { cookie })).toMatchObject({
      __typename: 'InvalidInputProblem',
      field: 'currentPassword',
    });
    expect(await site.viewer({ cookie })).toMatchObject({ kind: 'USER' });
  });

  it('lets an admin set the password of others without knowing it, and nobody else', async () => {
    const { id } = await site.makePerson('curator');
    const [admin, operator] = [await site.makePerson('admin'), await site.makePerson('operator')];
    expect(await setPassword({ userId: id }, operator)).toMatchObject({ __typename: 'NotAllowedProblem' });
    expect(await setPassword({ userId: id }, admin)).toMatchObject({ __typename: 'PasswordSet' });
  });
});

describe('a wrong password', () => {
  it('ten times locks the account for a while, for the right one too, wherever it comes from', async () => {
    const { name } = await site.makePerson('curator');
    const answers = [];
    for (let i = 0; i < 10; i++) answers.push((await site.signIn(name, `wrong ${i}`)).status);
    expect(answers).toEqual([...Array(9).fill(401), 429]);
    const locked = await site.signIn(name, password, { 'x-forwarded-for': '203.0.113.7' });
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
    expect(await locked.json()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: expect.any(Number) });
    expect(await prisma.auditEvent.count({ where: { action: 'sign-in.locked', target: `account:${name}` } })).toBe(1);
    await pool.query("update sign_in_attempts set last_at = last_at - interval '15 minutes'");
    expect((await site.signIn(name, password)).status).toBe(201);
  });

  it('for a name that nobody has is answered and locked alike', async () => {
    const answers = [];
    for (let i = 0; i < 10; i++) answers.push(await site.signIn('nobody', `wrong ${i}`));
    expect(answers.map(({ status }) => status)).toEqual([...Array(9).fill(401), 429]);
    expect(await answers[0]?.json()).toMatchObject({ message: 'The name or the password is wrong.' });
  });

  it('many at once are counted all the same', async () => {
    const { name } = await site.makePerson('curator');
    const answers = await Promise.all(Array.from({ length: 14 }, (_, i) => site.signIn(name, `wrong ${i}`)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(9).fill(401), ...Array(5).fill(429)]);
  });

  it('locks an address that tries many accounts, and no other address', async () => {
    await prisma.signInAttempts.create({ data: { key: 'address:203.0.113.9', count: 50, lastAt: new Date() } });
    const { name } = await site.makePerson('curator');
    expect((await site.signIn(name, password, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(429);
    expect((await site.signIn(name, password, { 'x-forwarded-for': '203.0.113.10' })).status).toBe(201);
    // The last address is what the trusted proxy saw; those before it are what the client says of itself.
    const spoofed = { 'x-forwarded-for': '203.0.113.10, 203.0.113.9' };
    expect((await site.signIn(name, password, spoofed)).status).toBe(429);
  });

  it('counts for the address that the connection comes from, where no trusted proxy names another', async () => {
    await using strict = await startApi(site.url, { CLASSMARK_TRUSTED_PROXIES: '192.0.2.1' });
    await prisma.signInAttempts.create({ data: { key: 'address:127.0.0.1', count: 50, lastAt: new Date() } });
    const { name } = await site.makePerson('curator');
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.10' };
    const body = JSON.stringify({ name, password });
    expect((await strict.fetch('/session', { method: 'POST', headers, body })).status).toBe(429);
  });
});

it('is refused at once beyond 20 sign-ins at a time, so that they leave the database to others', async () => {
  const client = await pool.connect();
  try {
    await client.query('begin; lock table sign_in_attempts in access exclusive mode');
    const attempts = Array.from({ length: 25 }, (_, i) => site.signIn(`nobody ${i}`, 'wrong'));
    const refused = await Promise.any(attempts);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    await client.query('rollback');
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 503)).toHaveLength(5);
  } finally {
    client.release(true);
  }
});

describe('anonymous reads', () => {
  it('count as a reader’s where the installation says so', async () => {
    await using open = await startApi(site.url, { CLASSMARK_ANONYMOUS_READS: 'true' });
    const { data } = await open.graphql('{ viewer { role kind } }');
    expect(data).toEqual({ viewer: { role: 'READER', kind: 'ANONYMOUS' } });
  });
});
