import { createReviewStore, createUpkeepStore } from '@classmark/database';
import { type Actor, deleteTarget, execute, labelDocument, merge, rename } from '@classmark/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile, jsonLines, startImportWorker } from '../support/importing.js';
import { globalId, type RoleApi, startRoleApi } from '../support/role-api.js';
import { openTestDatabase } from '../support/test-database.js';

const { url, database } = await openTestDatabase();
const { prisma } = database;
const store = createUpkeepStore(database);
const operator: Actor = { kind: 'system' };
let worker: AsyncDisposable;
let server: RoleApi;

beforeAll(async () => {
  worker = await startImportWorker({ database, url });
  server = await startRoleApi(database, url);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await worker[Symbol.asyncDispose]();
});

/** A source and a scheme named as the document, which has one subject of that name, too. */
async function bring(id: string): Promise<void> {
  const record = { id, title: id, text: `A text on how water flows through the ${id} to the sea.`, subjects: [id] };
  await importFile(database, { content: jsonLines(record), options: { source: id, scheme: id, createSubjects: true } });
}

const kinds = ['subject', 'scheme', 'source', 'document'] as const;
type Kind = (typeof kinds)[number];

async function idOf(kind: Kind, name: string): Promise<number | bigint> {
  const found = {
    subject: () => prisma.subject.findFirstOrThrow({ where: { label: name } }),
    scheme: () => prisma.scheme.findFirstOrThrow({ where: { name } }),
    source: () => prisma.source.findFirstOrThrow({ where: { name } }),
    document: () => prisma.document.findFirstOrThrow({ where: { externalId: name } }),
  };
  return (await found[kind]()).id;
}

const targetOf = async (kind: Kind, name: string) => ({ kind, id: await idOf(kind, name) });
const eventsOf = ({ kind, id }: { kind: Kind; id: number | bigint }) =>
  prisma.auditEvent.findMany({ where: { target: `${kind}:${id}` }, orderBy: { id: 'asc' } });

/** Two of a kind; subjects are merged within a scheme. */
async function bringTwo(kind: Kind, from: string, into: string): Promise<void> {
  await bring(from);
  await bring(into);
  if (kind !== 'subject') return;
  const { schemeId } = await prisma.subject.findFirstOrThrow({ where: { label: into } });
  await prisma.subject.updateMany({ where: { label: from }, data: { schemeId } });
}

describe.each(kinds)('the audit trail of a %s', (kind) => {
  it('keeps its former name', async () => {
    const name = `${kind} renamed`;
    await bring(name);
    const target = await targetOf(kind, name);
    await execute(rename, store, operator, { target, name: `${name} since` });
    expect((await eventsOf(target)).at(-1)).toMatchObject({
      actor: 'system',
      action: `${kind}.renamed`,
      details: { former: name, name: `${name} since` },
    });
  });

  it('keeps what was merged into it, and what moved', async () => {
    const [from, into] = [`${kind} from`, `${kind} into`];
    await bringTwo(kind, from, into);
    const [{ id: fromId }, target] = [await targetOf(kind, from), await targetOf(kind, into)];
    const effects = await execute(merge, store, operator, { kind, fromId, intoId: target.id });
    expect(effects).not.toEqual([]);
    expect((await eventsOf(target)).at(-1)).toMatchObject({
      actor: 'system',
      action: `${kind}.merged`,
      details: { former: from, mergedId: Number(fromId), into, effects },
    });
  });

  it('outlives it, with what went along', async () => {
    const name = `${kind} deleted`;
    await bring(name);
    const target = await targetOf(kind, name);
    const effects = await execute(deleteTarget, store, operator, { target });
    expect(effects).not.toEqual([]);
    expect((await eventsOf(target)).at(-1)).toMatchObject({
      actor: 'system',
      action: `${kind}.deleted`,
      details: { name, effects },
    });
  });
});

interface Decided {
  readonly document: { readonly decisions: readonly { verdict: string; subject: { label: string } }[] };
}

describe.each(['document', 'subject'] as const)('a decision on a %s that was merged', (kind) => {
  it('is shown where the one that stays is shown', async () => {
    const [from, into] = [`${kind} decided`, `${kind} that stays`];
    await bringTwo(kind, from, into);
    const subjectId = Number(await idOf('subject', from));
    const input = { documentId: BigInt(await idOf('document', from)), subjectId, value: false };
    await execute(labelDocument, createReviewStore(database), operator, input);
    const [{ id: fromId }, { id: intoId }] = [await targetOf(kind, from), await targetOf(kind, into)];
    await execute(merge, store, operator, { kind, fromId, intoId });
    const shownOn = kind === 'document' ? into : from;
    const id = globalId(`Document:${await idOf('document', shownOn)}`);
    const query = 'query ($id: ID!) { document(id: $id) { decisions { verdict subject { label } } } }';
    const { document } = await server.ask<Decided>('curator', query, { id });
    expect(document.decisions).toEqual([{ verdict: 'REJECT', subject: { label: kind === 'subject' ? into : from } }]);
  });
});
