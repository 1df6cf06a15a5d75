import { createImportStore, createRunStore } from '@classmark/database';
import { execute, importDocuments } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  importFile,
  jsonLines,
  riverRecord as record,
  startImport,
  startImportWorker,
  untilImported,
} from '../support/importing.js';
import { seedModel, seedScheme, seedVersion } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { prisma, pool } = database;
let worker: AsyncDisposable;

beforeAll(async () => {
  worker = await startImportWorker({ database, url });
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
});

const empty = { seen: 0, added: 0, updated: 0, unchanged: 0, ignored: 0, setAside: {}, wrong: {} };

/** Every column of every document and label of a source: what a second import of the same file must leave alone. */
async function snapshot(source: string) {
  const { rows } = await pool.query(
    `select d.*, d.xmin::text, array(select row(l.*, l.xmin)::text from label l where l.document_id = d.id order by 1) as labels,
            array(select c.scheme_id from label_completeness c where c.document_id = d.id) as complete
     from document d join source s on s.id = d.source_id where s.name = $1 order by d.id`,
    [source],
  );
  return rows;
}

describe('an import', () => {
  it('brings documents in with their labels, and says so', async () => {
    const content = jsonLines(
      record('a1', { subjects: ['/Earth sciences/Hydrology', '/Engineering'] }),
      record('a2', { subjects: ['/Earth sciences'] }),
    );
    const options = { source: 'A', scheme: 'Areas A', createSubjects: true, labelsComplete: true };
    const run = await importFile(database, { content, options });
    expect(run).toMatchObject({ state: 'succeeded', result: { ...empty, seen: 2, added: 2 }, problems: [] });
    const documents = await prisma.document.findMany({
      where: { source: { name: 'A' } },
      include: { labels: { include: { subject: true } }, complete: true },
      orderBy: { id: 'asc' },
    });
    expect(
      documents.map(({ externalId, state, labels, complete }) => ({
        externalId,
        state,
        complete: complete.length,
        labels: labels.map(({ subject, origin, value }) => [subject.label, origin, value]).sort(),
      })),
    ).toEqual([
      {
        externalId: 'a1',
        state: 'active',
        complete: 1,
        labels: [
          ['Engineering', 'import', true],
          ['Hydrology', 'import', true],
        ],
      },
      { externalId: 'a2', state: 'active', complete: 1, labels: [['Earth sciences', 'import', true]] },
    ]);
  });

  it('of the same file twice changes nothing, not even a row version', async () => {
    const content = jsonLines(
      record('b1', { subjects: ['/Earth sciences/Hydrology'] }),
      record('b2', { text: 'x', title: 'short' }),
      record('b3', { text: record('b1').text, title: record('b1').title }),
      record('b4', { subjects: [] }),
    );
    const file = { content, options: { source: 'B', scheme: 'Areas B', createSubjects: true, labelsComplete: true } };
    const first = await importFile(database, file);
    expect(first.result).toEqual({ ...empty, seen: 4, added: 2, setAside: { too_few_words: 1, duplicate_content: 1 } });
    const before = await snapshot('B');
    const second = await importFile(database, file);
    expect(second.result).toEqual({
      ...empty,
      seen: 4,
      unchanged: 2,
      setAside: { too_few_words: 1, duplicate_content: 1 },
    });
    expect(second.problems).toEqual(first.problems);
    expect(await snapshot('B')).toEqual(before);
  });

  it('updates what changed: text, labels or completeness', async () => {
    const options = { source: 'C', scheme: 'Areas C', createSubjects: true, labelsComplete: false };
    const records = ['c1', 'c2', 'c3', 'c4'].map((id) => record(id, { subjects: ['/One', '/Two'] }));
    await importFile(database, { content: jsonLines(...records), options });
    const before = await snapshot('C');
    const content = jsonLines(
      record('c1', { subjects: ['/One', '/Two'], text: 'This one was written anew, with other words.' }),
      record('c2', { subjects: ['/Two', '/Three'] }),
      record('c3', { subjects: ['/Two', '/One'] }),
      record('c4'),
    );
    const run = await importFile(database, { content, options });
    expect(run.result).toEqual({ ...empty, seen: 4, updated: 2, unchanged: 2 });
    const after = await snapshot('C');
    const isChanged = after.map((row, i) => row.updated_at > before[i].updated_at);
    expect(isChanged).toEqual([true, true, false, false]);
    const labels = await prisma.label.findMany({
      where: { document: { externalId: 'c2' } },
      include: { subject: true },
    });
    expect(labels.map(({ subject }) => subject.label).sort()).toEqual(['Three', 'Two']);
    const complete = await importFile(database, {
      content: jsonLines(record('c3', { subjects: ['/Two', '/One'] })),
      options: { ...options, labelsComplete: true },
    });
    expect(complete.result).toEqual({ ...empty, seen: 1, updated: 1 });
  });

  it('leaves the subjects of a document alone where the file says nothing of them', async () => {
    const options = { source: 'D', scheme: 'Areas D', createSubjects: true, labelsComplete: true };
    await importFile(database, { content: jsonLines(record('d1', { subjects: ['/One'] })), options });
    await importFile(database, { content: jsonLines(record('d1')), options });
    const where = { document: { externalId: 'd1' } };
    expect([await prisma.label.count({ where }), await prisma.labelCompleteness.count({ where })]).toEqual([1, 1]);
  });

  it('never touches what curators said or decided', async () => {
    const options = { source: 'E', scheme: 'Areas E', createSubjects: true };
    await importFile(database, { content: jsonLines(record('e1', { subjects: ['/One', '/Two'] })), options });
    const document = await prisma.document.findFirstOrThrow({ where: { externalId: 'e1' } });
    const subjects = await prisma.subject.findMany({ where: { scheme: { name: 'Areas E' } } });
    for (const [i, { id }] of subjects.entries()) {
      const key = { documentId: document.id, subjectId: id };
      await prisma.label.create({ data: { ...key, origin: 'curator', value: i === 0 } });
      const state = i === 0 ? 'accepted' : 'rejected';
      await prisma.prediction.create({ data: { ...key, versionId: 1, probability: 0.5, margin: 0.1, state } });
    }
    const said = async () => [
      await prisma.label.findMany({ where: { documentId: document.id, origin: 'curator' } }),
      await prisma.prediction.findMany({ where: { documentId: document.id } }),
    ];
    const before = await said();
    const content = jsonLines(record('e1', { subjects: ['/Three'], text: 'Few words.', title: '' }));
    expect((await importFile(database, { content, options })).result).toMatchObject({ setAside: { too_few_words: 1 } });
    expect(await said()).toEqual(before);
    const imported = await prisma.label.count({ where: { documentId: document.id, origin: 'import' } });
    expect(imported).toBe(1);
  });

  it('takes records in place of a file', async () => {
    const input = { records: [record('f1')], source: 'F' };
    const { runId } = await execute(importDocuments, createImportStore(database), { kind: 'system' }, input);
    expect(await untilImported(database, runId)).toMatchObject({ result: { ...empty, seen: 1, added: 1 } });
  });

  it('keeps nothing of the file when it has ended', async () => {
    const run = await importFile(database, { content: jsonLines(record('g1')), options: { source: 'G' } });
    expect([await prisma.upload.count(), await prisma.importedId.count({ where: { runId: run.id } })]).toEqual([0, 0]);
  });

  it('leaves no words that each search would have to read beside the index', async () => {
    const records = Array.from({ length: 1_200 }, (_, i) => record(`k${i}`));
    await importFile(database, { content: jsonLines(...records), options: { source: 'K' } });
    const { rows } = await pool.query("select gin_clean_pending_list('document_search_in_parts')::int as left");
    expect(rows).toEqual([{ left: 0 }]);
  });

  it('that is cancelled before it began keeps nothing of the file either', async () => {
    await worker[Symbol.asyncDispose]();
    const id = await startImport(database, { content: jsonLines(record('h1')) });
    await createRunStore(database).requestCancel(id, { kind: 'system' });
    expect([await prisma.upload.count(), await prisma.document.count({ where: { externalId: 'h1' } })]).toEqual([0, 0]);
    worker = await startImportWorker({ database, url });
  });

  it('holds a fifth of the documents out by a hash of its id that an update does not change', async () => {
    const records = Array.from({ length: 400 }, (_, i) => record(`i${i}`));
    await importFile(database, { content: jsonLines(...records), options: { source: 'I' } });
    const fractions = async () =>
      (await prisma.document.findMany({ where: { source: { name: 'I' } }, orderBy: { id: 'asc' } })).map(
        (d) => d.idFraction,
      );
    const before = await fractions();
    const heldOut = before.filter((fraction) => fraction < 200).length;
    expect(heldOut).toBeGreaterThan(50);
    expect(heldOut).toBeLessThan(115);
    const changed = records.map(({ id }) => record(id, { text: `All of these were written anew, ${id} too.` }));
    await importFile(database, { content: jsonLines(...changed), options: { source: 'I' } });
    expect(await fractions()).toEqual(before);
  });

  it('has what came in scored where a classifier serves, and only then', async () => {
    const scorings = () => prisma.run.findMany({ where: { kind: 'scoring' } });
    await importFile(database, { content: jsonLines(record('j1')), options: { source: 'J' } });
    expect(await scorings()).toEqual([]);
    const { schemeId, subjectIds } = await seedScheme(database, 'Areas J', ['One']);
    const versionId = await seedVersion(database, { modelId: await seedModel(database, schemeId, 'J'), subjectIds });
    await prisma.deployment.create({ data: { subjectId: subjectIds[0] ?? 0, versionId } });
    const run = await importFile(database, {
      content: jsonLines(record('j1'), record('j2')),
      options: { source: 'J' },
    });
    expect(await scorings()).toMatchObject([
      { state: 'queued', input: { changedSince: run.startedAt?.toISOString() } },
    ]);
    await importFile(database, { content: jsonLines(record('j1')), options: { source: 'J' } });
    expect(await scorings()).toHaveLength(1);
  });
});
