import { trainingJob } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, problemFields, type RoleApi, startRoleApi } from '../support/role-api.js';
import { beginRun, untilFinished, untilIdle } from '../support/run-and-wait.js';
import { seedCorpus } from '../support/seed-corpus.js';
import { seedModel } from '../support/seed-models.js';
import { openTestDatabase } from '../support/test-database.js';
import { WorkerProcess } from '../support/worker-process.js';

const { url, database } = await openTestDatabase();
const { pool, prisma } = database;

interface Suspect {
  readonly given: boolean;
  readonly probability: number;
  readonly why: string;
  readonly document: { readonly id: string };
  readonly subject: { readonly label: string };
  readonly version: { readonly number: number };
}

const fields = 'given probability why document { id } subject { label } version { number }';

let server: RoleApi;
let modelId: number;
let amber: number;
/** Learnt from, about amber by its words, and not labelled with it. */
let missing: string;
/** Learnt from, not about amber by its words, and labelled with it. */
let wrong: string;

beforeAll(async () => {
  const subjects = ['amber', 'birch', 'coral'];
  const corpus = await seedCorpus(database, { scheme: 'areas', subjects, labelled: 600, unlabelled: 20 });
  amber = corpus.subjectIds[0] ?? 0;
  [missing, wrong] = await plantWrongLabels();
  modelId = await seedModel(database, corpus.schemeId, 'Areas');
  await using _worker = await WorkerProcess.start(url);
  await train();
  await untilIdle(database);
  server = await startRoleApi(database, url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

/** The document with most words of amber among those that have it, and the first without any. */
async function plantWrongLabels(): Promise<[string, string]> {
  const { rows } = await pool.query<{ id: string; has: boolean }>(
    `select d.id, exists (select from label l where l.document_id = d.id and l.subject_id = $1) as has
     from document d join label_completeness c on c.document_id = d.id
     where d.id_fraction >= 200 order by regexp_count(d.text, 'amber') desc, d.id`,
    [amber],
  );
  const missed = rows.find(({ has }) => has)?.id ?? '';
  const given = rows.findLast(({ has }) => !has)?.id ?? '';
  await pool.query('delete from label where document_id = $1 and subject_id = $2', [missed, amber]);
  await pool.query(`insert into label (document_id, subject_id, origin, value) values ($1, $2, 'import', true)`, [
    given,
    amber,
  ]);
  return [missed, given];
}

const train = async () =>
  untilFinished(database, await beginRun(database, { job: trainingJob, input: { modelId, seed: 1 } }));

const list = async (filter: object = {}, first = 20, after: string | null = null) => {
  const query = `query ($filter: SuspectLabelFilter, $first: Int!, $after: String) {
    suspectLabels(filter: $filter, first: $first, after: $after) {
      totalCount edges { node { ${fields} } } pageInfo { endCursor hasNextPage } } }`;
  const answer = await server.ask<{
    suspectLabels: { totalCount: number; edges: { node: Suspect }[]; pageInfo: { endCursor: string } };
  }>('curator', query, { filter, first, after });
  return { ...answer.suspectLabels, nodes: answer.suspectLabels.edges.map(({ node }) => node) };
};

const ofDocument = async (id: string): Promise<Suspect[]> => {
  const query = `query ($id: ID!) { document(id: $id) { suspectLabels { ${fields} } } }`;
  const { document } = await server.ask<{ document: { suspectLabels: Suspect[] } }>('curator', query, {
    id: globalId(`Document:${id}`),
  });
  return document.suspectLabels;
};

const label = async (id: string, value: boolean): Promise<string> => {
  const query = `mutation ($input: LabelDocumentInput!) { labelDocument(input: $input) {
    ${problemFields} ... on DocumentLabelled { act { id } } } }`;
  const input = { documentId: globalId(`Document:${id}`), subjectId: globalId(`Subject:${amber}`), value };
  const answer = await server.ask<{ labelDocument: { act: { id: string } } }>('curator', query, { input });
  return answer.labelDocument.act.id;
};

const undo = (actId: string) =>
  server.ask('curator', 'mutation ($input: UndoDecisionInput!) { undoDecision(input: $input) { __typename } }', {
    input: { actId },
  });

describe('labels that look wrong', () => {
  it('are found in training: one that is there, and one that is missing', async () => {
    const amberOf = async (id: string) => (await ofDocument(id)).filter(({ subject }) => subject.label === 'amber');
    expect(await amberOf(missing)).toMatchObject([{ given: false, version: { number: 1 } }]);
    expect(await amberOf(wrong)).toMatchObject([{ given: true, version: { number: 1 } }]);
    expect((await amberOf(wrong))[0]?.probability).toBeLessThan(0.1);
    expect((await amberOf(wrong))[0]?.why).toMatch(/^Labelled, but the model gives it only [\d.]+% /);
  });

  it('are listed by what serves, the most doubtful first, in pages', async () => {
    const all = await list();
    const doubts = all.nodes.map(({ given, probability }) => (given ? 1 - probability : probability));
    expect(all.totalCount).toBe(all.nodes.length);
    expect(doubts).toEqual(doubts.toSorted((x, y) => y - x));
    const first = await list({}, 1);
    const second = await list({}, 1, first.pageInfo.endCursor);
    expect([...first.nodes, ...second.nodes]).toEqual(all.nodes.slice(0, 2));
  });

  it('are narrowed to a version, a subject, or to labels that are there', async () => {
    const documentsOf = async (filter: object) => (await list(filter)).nodes.map(({ document }) => document.id);
    const subjectId = globalId(`Subject:${amber}`);
    const { id } = await prisma.version.findFirstOrThrow({ where: { modelId } });
    const versionId = globalId(`ModelVersion:${id}`);
    const [given, absent] = [globalId(`Document:${wrong}`), globalId(`Document:${missing}`)];
    expect(await documentsOf({ versionId, subjectId, given: true })).toContain(given);
    expect(await documentsOf({ versionId, subjectId, given: true })).not.toContain(absent);
    expect(await documentsOf({ versionId, subjectId, given: false })).toContain(absent);
  });

  it('are settled once a curator speaks for them, either way, and stand again when that is undone', async () => {
    const { totalCount } = await list();
    const removed = await label(wrong, false);
    const confirmed = await label(missing, false);
    expect((await list()).totalCount).toBe(totalCount - 2);
    expect((await ofDocument(wrong)).map(({ subject }) => subject.label)).not.toContain('amber');
    await undo(removed);
    await undo(confirmed);
    expect((await list()).totalCount).toBe(totalCount);
  });

  it('are settled where the source itself changes them', async () => {
    const { totalCount } = await list();
    await prisma.label.deleteMany({ where: { documentId: BigInt(wrong), subjectId: amber } });
    expect((await list()).totalCount).toBe(totalCount - 1);
  });

  it('are not for readers', async () => {
    const asked = await server.api.graphql('{ suspectLabels { totalCount } }', {}, server.as('reader'));
    expect(asked.errors).toMatchObject([{ extensions: { code: 'NOT_ALLOWED' } }]);
    const query = '{ documents(first: 50) { edges { node { suspectLabels { given } } } } }';
    const { documents } = await server.ask<{ documents: { edges: { node: object }[] } }>('reader', query);
    expect(documents.edges.map(({ node }) => node)).toEqual(Array(50).fill({ suspectLabels: [] }));
  });
});
