import {
  type Actor,
  AppError,
  type ChangeRequest,
  type Effect,
  type Merging,
  requireNoRuns,
  sumEffects,
  type Target,
  type UpkeepStore,
} from '@classmark/domain';
import { recordAudit } from '../audit/record-audit.js';
import type { Database, Transaction } from '../database.js';
import { deleteDocuments } from '../documents/delete-documents.js';
import { Prisma } from '../generated/client.js';
import { announceDeployment } from '../models/announce-deployment.js';
import { announceQueue } from '../review/announce-queue.js';
import { changeOrPreview } from './change-or-preview.js';
import { deleteScheme } from './delete-scheme.js';
import { deleteSource } from './delete-source.js';
import { deleteSubject } from './delete-subjects.js';
import { holdStill } from './hold-still.js';
import { mergeDocuments } from './merge-documents.js';
import { mergeSchemes } from './merge-schemes.js';
import { mergeSources } from './merge-sources.js';
import { mergeSubjects } from './merge-subjects.js';
import { renameTarget } from './rename-target.js';
import { rescoreTouched } from './rescore-touched.js';

/** See UpkeepStore. */
export function createUpkeepStore(database: Database): UpkeepStore {
  return {
    rename: (target, name, actor) => changeOrPreview(database, false, (tx) => rename(tx, { target, name, actor })),
    merge: (merging, request) => changeOrPreview(database, request.isPreview, (tx) => merge(tx, merging, request)),
    delete: (target, request) => changeOrPreview(database, request.isPreview, (tx) => remove(tx, target, request)),
  };
}

interface Renaming {
  readonly target: Target;
  readonly name: string;
  readonly actor: Actor;
}

async function rename(tx: Transaction, { target, name, actor }: Renaming): Promise<void> {
  requireNoRuns(await holdStill(tx, { mayModelsGo: false }));
  const former = await renameTarget(tx, target, name);
  const { kind, id } = target;
  await recordAudit(tx, { actor, action: `${kind}.renamed`, target: `${kind}:${id}`, details: { former, name } });
  await finish(tx, `Scoring after renaming "${former}"`, actor);
}

async function merge(tx: Transaction, merging: Merging, { actor }: ChangeRequest): Promise<Effect[]> {
  const { kind, fromId, intoId } = merging;
  requireNoRuns(await holdStill(tx, { mayModelsGo: kind === 'scheme' }));
  const former = await nameOf(tx, kind, fromId);
  const into = await nameOf(tx, kind, intoId);
  const effects = sumEffects(await mergeByKind(tx, merging));
  const details = { former, mergedId: Number(fromId), into, effects };
  await recordAudit(tx, { actor, action: `${kind}.merged`, target: `${kind}:${intoId}`, details });
  await finish(tx, `Scoring after merging "${former}" into "${into}"`, actor);
  return effects;
}

async function remove(tx: Transaction, target: Target, { actor }: ChangeRequest): Promise<Effect[]> {
  requireNoRuns(await holdStill(tx, { mayModelsGo: target.kind !== 'document' }));
  const name = await nameOf(tx, target.kind, target.id);
  const effects = sumEffects(await deleteByKind(tx, target));
  const { kind, id } = target;
  await recordAudit(tx, { actor, action: `${kind}.deleted`, target: `${kind}:${id}`, details: { name, effects } });
  await finish(tx, `Scoring after deleting "${name}"`, actor);
  return effects;
}

function mergeByKind(tx: Transaction, merging: Merging): Promise<Effect[]> {
  if (merging.kind === 'document') return mergeDocuments(tx, merging.fromId, merging.intoId);
  return { subject: mergeSubjects, scheme: mergeSchemes, source: mergeSources }[merging.kind](
    tx,
    merging.fromId,
    merging.intoId,
  );
}

function deleteByKind(tx: Transaction, { kind, id }: Target): Promise<Effect[]> {
  if (kind === 'document') return deleteDocuments(tx, Prisma.sql`select ${id}::bigint`);
  return { subject: deleteSubject, scheme: deleteScheme, source: deleteSource }[kind](tx, Number(id));
}

/** Throws AppError NOT_FOUND. */
async function nameOf(tx: Transaction, kind: Target['kind'], id: Target['id']): Promise<string> {
  const names = {
    subject: Prisma.sql`select label as name from subject where id = ${id}`,
    scheme: Prisma.sql`select name from scheme where id = ${id}`,
    source: Prisma.sql`select name from source where id = ${id}`,
    document: Prisma.sql`select title as name from document where id = ${id}`,
  };
  const [found] = await tx.$queryRaw<{ name: string }[]>(names[kind]);
  if (found !== undefined) return found.name;
  throw new AppError('NOT_FOUND', `${kind.charAt(0).toUpperCase()}${kind.slice(1)} not found.`);
}

/** Has scored what is to be scored again, and everybody told. */
async function finish(tx: Transaction, title: string, actor: Actor): Promise<void> {
  await rescoreTouched(tx, { title, actor });
  announceDeployment();
  announceQueue();
}
