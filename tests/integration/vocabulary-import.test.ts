import { createReviewStore, createVocabularyStore, receiveUpload } from '@classmark/database';
import {
  type Actor,
  type Concept,
  execute,
  importVocabulary,
  labelDocument,
  previewVocabulary,
  undoVocabularyImport,
} from '@classmark/domain';
import { writeSkos } from '@classmark/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portsOf } from '../../apps/api/src/vocabulary/vocabulary-ports.js';
import { importFile, jsonLines, startImportWorker } from '../support/importing.js';
import { conceptUri, editThesaurus, makeThesaurus } from '../support/made-thesaurus.js';
import { seedModel, seedVersion } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { prisma, pool } = database;
const operator: Actor = { kind: 'system' };
const vocabularies = createVocabularyStore(database);
const ports = portsOf({ database, vocabularies });
let worker: AsyncDisposable;

beforeAll(async () => {
  worker = await startImportWorker({ database, url });
});
afterAll(async () => {
  await worker[Symbol.asyncDispose]();
});

async function uploadFile(content: string, fileName: string): Promise<bigint> {
  async function* bytes() {
    yield new TextEncoder().encode(content);
  }
  return (await receiveUpload(database, bytes(), { fileName, maxBytes: 1e8, actor: operator })).id;
}

const upload = async (concepts: readonly Concept[], fileName = 'thesaurus.ttl') =>
  uploadFile(await writeSkos({ name: 'Made', uri: 'http://example.org/made', concepts }), fileName);
const bring = async (scheme: string, concepts: readonly Concept[], fileName?: string) =>
  execute(importVocabulary, ports, operator, { uploadId: await upload(concepts, fileName), scheme, language: 'en' });
const preview = async (scheme: string, concepts: readonly Concept[]) =>
  previewVocabulary(ports, operator, { uploadId: await upload(concepts), scheme, language: 'en' });
const undo = (importId: number) => execute(undoVocabularyImport, vocabularies, operator, { importId });

/** Documents of these ids, each with its subjects. */
const label = (scheme: string, documents: Readonly<Record<string, readonly string[]>>) => {
  const records = Object.entries(documents).map(([id, subjects]) => {
    return { id, title: `On the rivers of ${id}`, text: `Text ${id} says how water flows there.`, subjects };
  });
  return importFile(database, { content: jsonLines(...records), options: { source: scheme, scheme } });
};

/** All that a scheme says, and all that is known and learnt of its subjects. */
async function contentOf(scheme: string): Promise<Record<string, unknown[]>> {
  const own = `(select id from subject where scheme_id = (select id from scheme where name = '${scheme}'))`;
  const tables = {
    subject: `id in ${own}`,
    subject_name: `subject_id in ${own}`,
    subject_broader: `narrower_id in ${own}`,
    subject_ancestor: `descendant_id in ${own}`,
    subject_alias: `subject_id in ${own}`,
    label: `subject_id in ${own}`,
    decision: `subject_id in ${own}`,
    classifier: `subject_id in ${own}`,
    deployment: `subject_id in ${own}`,
    model: `scheme_id = (select id from scheme where name = '${scheme}')`,
  };
  const read = async ([table, condition]: [string, string]) => {
    const { rows } = await pool.query(`select to_jsonb(t) as row from ${table} t where ${condition} order by 1`);
    return [table, rows.map(({ row }) => row)];
  };
  return Object.fromEntries(await Promise.all(Object.entries(tables).map(read)));
}

const subjectOf = (scheme: string, place: number) =>
  prisma.subject.findFirst({ where: { scheme: { name: scheme }, uri: conceptUri(place) }, include: { labels: true } });

const deleteWaitingRuns = () => prisma.run.deleteMany({ where: { state: 'queued', kind: 'scoring' } });

describe('a thesaurus of 1,000 subjects, imported again after 200 edits', () => {
  const thesaurus = makeThesaurus(1_000);
  const { edited, places } = editThesaurus(thesaurus, 200);
  const [mergedPlace = 0] = places.merged;
  const [removedPlace = 0] = places.removed;
  const [renamedPlace = 0] = places.renamed;
  const counts = { added: 40, renamed: 40, moved: 40, merged: 40, removed: 40, edited: 0 };
  let before: Record<string, unknown[]>;

  beforeAll(async () => {
    await bring('Made', thesaurus);
    await label('Made', {
      merged: [conceptUri(mergedPlace)],
      removed: [conceptUri(removedPlace)],
      renamed: [conceptUri(renamedPlace)],
    });
    const { id: documentId } = await prisma.document.findFirstOrThrow({ where: { externalId: 'merged' } });
    const review = createReviewStore(database);
    for (const place of [mergedPlace, removedPlace, renamedPlace]) {
      const subjectId = (await subjectOf('Made', place))?.id;
      await execute(labelDocument, review, operator, { documentId, subjectId, value: true });
    }
    const scheme = await prisma.scheme.findFirstOrThrow({ where: { name: 'Made' } });
    const modelId = await seedModel(database, scheme.id, 'Made model');
    const taught = await Promise.all([mergedPlace, removedPlace].map((place) => subjectOf('Made', place)));
    await seedVersion(database, { modelId, subjectIds: taught.flatMap((subject) => subject?.id ?? []) });
    before = await contentOf('Made');
  });

  it('is previewed exactly, and nothing changes', async () => {
    const report = await preview('Made', edited);
    expect(report).toMatchObject({ ...counts, unchanged: 840, circles: [] });
    const labelsOf = (kind: string) =>
      report.changes.filter((change) => change.kind === kind).map(({ label }) => label);
    for (const kind of ['renamed', 'moved', 'merged', 'removed'] as const) {
      expect(labelsOf(kind).sort()).toEqual(places[kind].map((place) => `Concept ${place}`).sort());
    }
    expect(report.changes.find(({ kind }) => kind === 'merged')?.after).toEqual(['Concept 0']);
    expect(await contentOf('Made')).toEqual(before);
  });

  it('keeps the ids, labels and decisions of all that the file still has, and is undone', async () => {
    const kept = await subjectOf('Made', renamedPlace);
    const { id, report } = await bring('Made', edited);
    expect(report).toMatchObject(counts);
    const renamed = await subjectOf('Made', renamedPlace);
    expect(renamed).toMatchObject({ id: kept?.id, label: `Concept ${renamedPlace} renamed`, labels: kept?.labels });
    expect(await subjectOf('Made', mergedPlace)).toBeNull();
    expect((await subjectOf('Made', 0))?.labels).toHaveLength(2);
    expect(await preview('Made', edited)).toMatchObject({
      added: 0,
      renamed: 0,
      moved: 0,
      merged: 0,
      removed: 0,
      edited: 0,
    });

    await deleteWaitingRuns();
    // As imports noted it when classifiers had no promise.
    const noted = await pool.query("update changed_row set former = former - 'promise' where former ? 'promise'");
    expect(noted.rowCount).toBeGreaterThan(0);
    // And subjects had no other notations.
    await pool.query(
      `update changed_row set former = former - 'other_notations' where former -> 'other_notations' = '[]'`,
    );
    expect(await undo(id)).toContainEqual({ action: 'restore', kind: 'subjects', count: 80 });
    expect(await contentOf('Made')).toEqual(before);
    await expect(undo(id)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('after an import, documents name a subject', () => {
  const rivers: Concept = {
    key: 'http://example.org/rivers',
    uri: 'http://example.org/rivers',
    notation: '551.48',
    otherNotations: ['GB1201'],
    labels: [
      { text: 'Rivers', language: 'en' },
      { text: 'Flüsse', language: 'de' },
    ],
    altLabels: [{ text: 'Streams', language: 'en' }],
    scopeNotes: [],
    broader: ['http://example.org/water'],
    isDeprecated: false,
    replacedBy: null,
  };
  const water: Concept = {
    ...rivers,
    key: 'http://example.org/water',
    uri: 'http://example.org/water',
    notation: '551',
    otherNotations: [],
    labels: [{ text: 'Water', language: 'en' }],
    altLabels: [],
    broader: [],
  };
  const brooks: Concept = {
    ...rivers,
    key: 'http://example.org/brooks',
    uri: 'http://example.org/brooks',
    notation: null,
    otherNotations: [],
    labels: [{ text: 'Brooks', language: 'en' }],
    altLabels: [],
    broader: [],
    isDeprecated: true,
    replacedBy: rivers.key,
  };

  beforeAll(() => bring('Named', [rivers, water, brooks]));

  it.each([
    ['its URI', 'http://example.org/rivers'],
    ['its path', '/Water/Rivers'],
    ['its label', 'Rivers'],
    ['its label in another language', 'Flüsse'],
    ['an alternative label', 'Streams'],
    ['its notation', '551.48'],
    ['another of its notations', 'GB1201'],
    ['the URI of what it replaces', 'http://example.org/brooks'],
  ])('by %s', async (_name, written) => {
    await label('Named', { [written]: [written] });
    const found = await prisma.label.findMany({
      where: { document: { externalId: written } },
      include: { subject: true },
    });
    expect(found.map(({ subject }) => subject.label)).toEqual(['Rivers']);
  });
});

describe('undoing an import', () => {
  const [root, first, second] = makeThesaurus(12).slice(0, 3);
  const concepts = (...some: (Concept | undefined)[]) => some.flatMap((concept) => concept ?? []);

  it('leaves what it added and people use', async () => {
    await bring('Used', concepts(root));
    const { id } = await bring('Used', concepts(root, first, second));
    await label('Used', { used: [conceptUri(1)] });
    expect(await undo(id)).toEqual([
      { action: 'delete', kind: 'subjects', count: 1 },
      { action: 'keep', kind: 'subjects', count: 1 },
    ]);
    expect(
      (await prisma.subject.findMany({ where: { scheme: { name: 'Used' } } })).map(({ uri }) => uri).sort(),
    ).toEqual([conceptUri(0), conceptUri(1)]);
  });

  it('is refused while a later one stands', async () => {
    const { id } = await bring('Later', concepts(root));
    await bring('Later', concepts(root, first), 'later.ttl');
    await expect(undo(id)).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('later.ttl') });
  });
});
