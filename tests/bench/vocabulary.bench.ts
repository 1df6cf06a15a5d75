import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  createPool,
  createPrisma,
  createSubjectStore,
  createVocabularyStore,
  type Database,
  migrate,
  startEmbeddedPostgres,
} from '@classmark/database';
import { type Actor, type Concept, subjectFilter } from '@classmark/domain';
import { readVocabulary } from '@classmark/vocabulary';
import { expect, it } from 'vitest';
import { editThesaurus, makeThesaurus } from '../support/made-thesaurus.js';

const operator: Actor = { kind: 'system' };
const attempt = { actor: operator, isPreview: false };
const plos = '/work/shared/data/plos-thesaurus-2020-1.paths.txt.gz';
const subjects = 100_000;
const p95LimitMs = 100;

async function withDatabase(use: (database: Database) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'classmark-bench-'));
  await using resources = new AsyncDisposableStack();
  resources.defer(() => rm(dataDir, { recursive: true, force: true }));
  const server = resources.use(await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } }));
  await migrate(server.url);
  const prisma = resources.adopt(createPrisma(server.url), (client) => client.$disconnect());
  const pool = resources.adopt(createPool(server.url), (opened) => opened.end());
  await use({ prisma, pool });
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const result = await work();
  console.log(`${what}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  return result;
}

const importFile = (database: Database, concepts: readonly Concept[], fileName: string) =>
  createVocabularyStore(database).importVocabulary(
    { fileName, scheme: 'Large', mergesEqualNames: false, concepts },
    attempt,
  );

it(`a search among ${subjects} subjects has a p95 under ${p95LimitMs} ms`, async () => {
  await withDatabase(async (database) => {
    await timed(`importing ${subjects} subjects`, () => importFile(database, makeThesaurus(subjects), 'large.ttl'));
    await database.pool.query('vacuum analyze');
    const { listSubjects } = createSubjectStore(database);
    const times: number[] = [];
    for (const typed of ['c', 'co', 'con', 'concept', 'concept 4', 'concept 4711', 'b', 'begriff 12', 'other', '99', 'conc 7']) {
      for (let round = 0; round < 10; round++) {
        const filter = subjectFilter.parse({ scheme: 'Large', search: typed });
        const startedAt = performance.now();
        expect((await listSubjects({ filter, limit: 20, after: null })).length).toBeGreaterThan(0);
        times.push(performance.now() - startedAt);
      }
      console.log(typed, times.slice(-10).map((ms) => ms.toFixed(0)).join(' '));
    }
    times.sort((a, b) => a - b);
    const p95 = times[Math.ceil(times.length * 0.95) - 1];
    console.log(`p95 ${p95?.toFixed(1)} ms`);
    expect(p95).toBeLessThan(p95LimitMs);
  });
});

it('the PLOS thesaurus is imported again after 200 edits, and undone', async () => {
  const bytes = gunzipSync(await readFile(plos));
  async function* file() {
    yield bytes;
  }
  const read = await readVocabulary(file(), { language: null, mergesEqualNames: true });
  // It has no URIs: without them, a renamed term is another one.
  const uriOf = (key: string): string => `http://example.org/plos/${encodeURIComponent(key)}`;
  const concepts = read.map((concept) => ({
    ...concept,
    key: uriOf(concept.key),
    uri: uriOf(concept.key),
    broader: concept.broader.map(uriOf),
  }));
  const { edited } = editThesaurus(concepts, 200);
  await withDatabase(async (database) => {
    const first = await timed('importing the PLOS thesaurus', () => importFile(database, concepts, 'plos-1.ttl'));
    const { id, report } = await timed('importing it again', () => importFile(database, edited, 'plos-2.ttl'));
    expect(report).toMatchObject({ added: 40, renamed: 40, moved: 40, merged: 40, removed: 40, edited: 0 });
    expect(report.unchanged).toBe(first.report.added - 160);
    const effects = await timed('undoing that', () =>
      createVocabularyStore(database).undoVocabularyImport(id, attempt),
    );
    expect(effects).toContainEqual({ action: 'restore', kind: 'subjects', count: 80 });
    const again = await importFile(database, concepts, 'plos-1.ttl');
    expect(again.report.unchanged).toBe(first.report.added);
  });
});
