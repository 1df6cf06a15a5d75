import {
  createDocumentStore,
  createSchemeStore,
  inSnapshot,
  listDocumentSubjects,
  TrainingSnapshot,
} from '@classmark/database';
import { type Actor, documentFilter, editScheme, execute } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, jsonLines, riverRecord as record, startImportWorker } from '../support/importing.js';
import { globalId, problemFields, startRoleApi } from '../support/role-api.js';
import { seedModel } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { prisma } = database;
const operator: Actor = { kind: 'system' };
const documents = createDocumentStore(database);

let schemeId: number;
let modelId: number;
let worker: AsyncDisposable;
beforeAll(async () => {
  worker = await startImportWorker({ database, url });
  await importFile(database, {
    content: jsonLines(
      record('narrow', { subjects: ['/Earth/Rivers'] }),
      record('broad', { subjects: ['/Earth'] }),
      record('none', { subjects: [] }),
    ),
    options: { source: 'S', scheme: 'Areas', createSubjects: true },
  });
  schemeId = (await prisma.scheme.findUniqueOrThrow({ where: { name: 'Areas' } })).id;
  modelId = await seedModel(database, schemeId, 'Roots');
});
afterAll(() => worker[Symbol.asyncDispose]());

const subjectCalled = (label: string) => prisma.subject.findFirstOrThrow({ where: { label } });
const imply = (labelsImplyBroader: boolean) =>
  execute(editScheme, createSchemeStore(database), operator, { schemeId, labelsImplyBroader });

/** How many documents a training of the root learns as yes; the test set counts, too. */
function learntAsEarth(): Promise<number> {
  return inSnapshot(database, async (client) => {
    const snapshot = await TrainingSnapshot.open(client, modelId);
    if (snapshot === null) throw new Error('There is no model');
    const [training, heldOut] = [await snapshot.read('training', '0', 100), await snapshot.read('heldOut', '0', 100)];
    return [...training.labels, ...heldOut.labels].filter(({ yes }) => yes.length > 0).length;
  });
}

/** What is listed of the document under the narrower subject. */
async function listed(): Promise<string[]> {
  const { id } = await prisma.document.findFirstOrThrow({ where: { externalId: 'narrow' } });
  const rows = await listDocumentSubjects(database, [id]);
  const subjects = await prisma.subject.findMany({ where: { id: { in: rows.map(({ subjectId }) => subjectId) } } });
  return subjects.map(({ label }) => label).sort();
}

/** How many documents a filter by the root finds, and what its facets count. */
async function found(): Promise<object> {
  const { id } = await subjectCalled('Earth');
  const filter = documentFilter.parse({ subjectIds: [id] });
  const facets = await documents.listFacets(documentFilter.parse({}), 10);
  return {
    documents: await documents.countDocuments(filter, 100),
    counted: facets.find(({ subjectId }) => subjectId === id)?.count,
  };
}

describe('a label of a narrower subject', () => {
  it('counts for its broader ones, in training and on the document', async () => {
    expect(await learntAsEarth()).toBe(2);
    expect(await listed()).toEqual(['Earth', 'Rivers']);
  });

  it('counts for itself alone in a scheme whose labels imply none, until they do again', async () => {
    await imply(false);
    expect(await learntAsEarth()).toBe(1);
    expect(await listed()).toEqual(['Rivers']);
    await imply(true);
    expect(await learntAsEarth()).toBe(2);
  });

  it.each([true, false])('is found and counted under the broader one where labels imply it: %s', async (isImplied) => {
    await imply(isImplied);
    expect(await found()).toEqual({ documents: 2, counted: 2 });
  });
});

describe('editScheme', () => {
  const mutation = `mutation ($input: EditSchemeInput!) { editScheme(input: $input) {
    __typename ${problemFields} ... on SchemeEdited { scheme { name labelsImplyBroader } } } }`;

  it('is for operators, and leaves its event', async () => {
    await using roles = await startRoleApi(database, url);
    await imply(true);
    const input = { schemeId: globalId(`Scheme:${schemeId}`), labelsImplyBroader: false };
    expect(await roles.ask('curator', mutation, { input })).toMatchObject({
      editScheme: { __typename: 'NotAllowedProblem' },
    });
    expect(await roles.ask('operator', mutation, { input })).toEqual({
      editScheme: { __typename: 'SchemeEdited', scheme: { name: 'Areas', labelsImplyBroader: false } },
    });
    const event = await prisma.auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(event).toMatchObject({ action: 'scheme.edited', target: `scheme:${schemeId}` });
  });

  it('is refused while runs are queued, which may read the labels', async () => {
    await prisma.run.create({ data: { kind: 'training', title: 'Training', input: {} } });
    await expect(imply(true)).rejects.toThrow('the run "Training" is queued or running');
  });
});
