import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { addressesToAsk, fetchAnswer, type HarvestedRow, planHarvest } from '@classmark/harvest';
import { describe, expect, it } from 'vitest';
import { makeArticle } from '../harvest-servers/made-articles.js';
import { startOaiServer } from '../harvest-servers/oai-server.js';
import { setUpPython } from '../support/python-packages.js';

const at = (name: string): string => fileURLToPath(new URL(`oai/${name}`, import.meta.url));
/** Null where the machine has no Python, or none of these packages can be had. */
const python = await setUpPython('oai', at('requirements.txt'), ['pyoai==2.5.0']);

async function run(script: string, ...args: string[]): Promise<string> {
  return python === null ? '' : python.run(at(script), ...args);
}

/** All that a harvest of a repository brings, without a database. */
async function harvest(url: string, changes: { set?: string; from?: string; until?: string } = {}) {
  const query = {
    ...({
      protocol: 'oai',
      url,
      metadataPrefix: 'oai_dc',
      set: null,
      from: null,
      until: null,
      allowLocal: true,
    } as const),
    ...{ otherContent: false, ...changes },
  };
  const signal = new AbortController().signal;
  const limits = { maxBytes: 16_000_000, idleMs: 20_000, deadlineMs: 60_000 };
  const rows: HarvestedRow[] = [];
  let step = planHarvest(query, { nowMs: 0 });
  while (!step.isDone) {
    const { body } = await fetchAnswer(step.address, {
      ...limits,
      headers: {},
      credentials: {},
      inTurn: (_url, ask) => ask(),
      mayAsk: addressesToAsk(true),
      signal,
    });
    const page = step.read(body.toString(), rows.length);
    rows.push(...page.rows);
    step = page.next;
  }
  return rows;
}

describe.skipIf(python === null)('the repository of the tests', () => {
  it('gives Sickle the records that it has', async () => {
    const articles = 2_000;
    await using server = await startOaiServer({ articles, pageSize: 150 });
    const lines = (await run('harvest-with-sickle.py', server.url, 'oai_dc')).trim().split('\n');
    const expected = Array.from({ length: articles }, (_, i) => makeArticle(i)).map((article) => ({
      id: article.identifier,
      datestamp: article.datestamp,
      isDeleted: article.isDeleted,
      sets: [article.set],
      title: article.isDeleted ? null : article.title,
      subjects: article.isDeleted ? [] : article.subjects,
    }));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(lines.map((line) => JSON.parse(line)).sort(byId)).toEqual(expected.sort(byId));
  });

  it('answers every verb as the schema of OAI-PMH wants it', async () => {
    await using server = await startOaiServer({ articles: 60, pageSize: 20 });
    expect(await run('validate-answers.py', python?.downloaded('pyoai-2.5.0.tar.gz') ?? '', server.url)).toBe('');
  });
});

describe.skipIf(python === null)('a harvest from a repository by pyoai', () => {
  async function startPeer(count: number) {
    const child = spawn(python?.program ?? '', [at('serve-with-pyoai.py'), String(count)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [port] = await once(child.stdout.setEncoding('utf8'), 'data');
    return {
      url: `http://127.0.0.1:${String(port).trim()}/oai`,
      [Symbol.asyncDispose]: async () => {
        child.kill('SIGTERM');
        await once(child, 'exit');
      },
    };
  }

  it('brings every record, and what was deleted', async () => {
    await using peer = await startPeer(50);
    const rows = await harvest(peer.url);
    const ids = rows.map((row) =>
      'record' in row ? row.record.id : 'deletedId' in row ? `${row.deletedId} deleted` : row,
    );
    expect(ids).toEqual(
      Array.from({ length: 50 }, (_, i) => `oai:peer.example:${i}${[3, 11].includes(i) ? ' deleted' : ''}`),
    );
    expect(rows[4]).toMatchObject({
      record: {
        title: 'Peer & record 4',
        text: 'Record 4 tells <of> rivers, deltas and banks.',
        subjects: ['Rivers', 'Deltas', 'banks'],
        details: {
          url: 'https://doi.org/10.5555/peer.4',
          publicationDate: '2024-02-29',
          authors: ['Ames, Ada', 'Bauer, Ben'],
        },
      },
    });
  });

  it('takes a set, and days across midnight', async () => {
    await using peer = await startPeer(50);
    expect(await harvest(peer.url, { set: 'odd' })).toHaveLength(25);
    // Two records before midnight.
    expect(await harvest(peer.url, { until: '2024-02-28' })).toHaveLength(2);
    expect(await harvest(peer.url, { from: '2024-02-29' })).toHaveLength(48);
  });
});
