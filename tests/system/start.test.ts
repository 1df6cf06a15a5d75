import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createPool } from '@classmark/database';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningClassmark, startClassmark } from '../support/running-classmark.js';

const patience = { timeout: 20_000, interval: 50 };

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const pool = createPool(url, { maxConnections: 1 });
  try {
    return (await pool.query(sql)).rows;
  } finally {
    await pool.end();
  }
}

/** A fingerprint of each table's rows; who works at the moment is no content. */
async function fingerprint({ databaseUrl }: RunningClassmark): Promise<Record<string, unknown>> {
  const tables = await query(
    databaseUrl,
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'worker_status' order by 1",
  );
  const sums = tables.map(async ({ name }) => {
    const [sum] = await query(
      databaseUrl,
      `select md5(string_agg(t::text, '' order by t::text)) as sum from "${name}" t`,
    );
    return [name, sum?.sum];
  });
  return Object.fromEntries(await Promise.all(sums));
}

/** The processes that one has started and not outlived. */
async function childrenOf(pid: number | undefined): Promise<number[]> {
  return (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').map(Number);
}

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

describe('npm start, once built', () => {
  let classmark: RunningClassmark;
  let before: Record<string, unknown>;

  beforeAll(async () => {
    classmark = await startClassmark();
  });
  afterAll(async () => {
    await classmark[Symbol.asyncDispose]();
    await rm(classmark.home, { recursive: true, force: true });
  });

  /** Starts again on the same data and ports. */
  async function restart(command?: readonly string[]): Promise<void> {
    await classmark[Symbol.asyncDispose]();
    const { home, ports } = classmark;
    classmark = await startClassmark({ home, ports, ...(command && { command }) });
  }

  it('shows pages before it loads the sample', async () => {
    const said = classmark.lines.map(({ text }) => text);
    const pages = said.findIndex((text) => text.startsWith('Pages:'));
    expect(said[pages + 1]).toContain('loading the sample corpus');
    expect((await fetch(`${classmark.adminUrl}/sign-in`)).status).toBe(200);
  });

  it('keeps idle connections for longer than proxies do, so that no request meets the end of one', async () => {
    for (const url of [`${classmark.apiUrl}/livez`, `${classmark.adminUrl}/sign-in`]) {
      expect((await fetch(url)).headers.get('keep-alive')).toBe('timeout=75');
    }
  });

  it('shows what it can do from the sample alone', async () => {
    const [counts] = await query(
      classmark.databaseUrl,
      `select count(*) filter (where state = 'published')::int as published,
              count(*) filter (where state = 'queued')::int as queued,
              (select count(*)::int from classifier where accept_threshold is not null) as publishing
       from prediction`,
    );
    expect(counts?.publishing).toBeGreaterThanOrEqual(4);
    expect(counts?.published).toBeGreaterThanOrEqual(30);
    expect(counts?.queued).toBeGreaterThanOrEqual(100);
  });

  it('says how to sign in, and never the password that it was given', () => {
    const said = classmark.lines.map(({ text }) => text);
    expect(said).toContain('Sign in as admin, password as in CLASSMARK_ADMIN_PASSWORD');
  });

  it('is ready again, and has changed no row', async () => {
    before = await fingerprint(classmark);
    await restart();
    expect(await fingerprint(classmark)).toEqual(before);
  });

  it('stops everything on Ctrl-C', async () => {
    const children = await childrenOf(classmark.process.pid);
    classmark.process.kill('SIGINT');
    expect(await once(classmark.process, 'exit')).toEqual([0, null]);
    expect(children.length).toBeGreaterThanOrEqual(4);
    expect(children.filter(isAlive)).toEqual([]);
    expect(existsSync(join(classmark.home, 'postgres/cluster/postmaster.pid'))).toBe(false);
  });

  it('killed, leaves nothing behind that stops the next start, and nothing that runs on', async () => {
    await restart();
    const children = await childrenOf(classmark.process.pid);
    classmark.process.kill('SIGKILL');
    await once(classmark.process, 'exit');
    await restart();
    await vi.waitFor(() => expect(children.filter(isAlive)).toEqual([]), patience);
    expect(await fingerprint(classmark)).toEqual(before);
  });

  it('stops when npm is killed, and the next start need not wait for it', async () => {
    await restart(['npm', 'start']);
    classmark.process.kill('SIGKILL');
    await once(classmark.process, 'exit');
    await restart();
    expect(await fingerprint(classmark)).toEqual(before);
  });

  it('is refused where another one runs on the same data', async () => {
    const { home } = classmark;
    await expect(startClassmark({ home })).rejects.toThrow('Another process already runs');
  });
});
