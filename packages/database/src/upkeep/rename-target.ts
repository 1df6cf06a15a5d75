import { AppError, hashContent, nameConflict, type Target } from '@classmark/domain';
import type { Transaction } from '../database.js';
import { readSchemeOf, writeScheme } from './scheme-graph.js';

/** Renames a thing; gives its former name. A document to score again is written to the temporary table `touched`. */
export function renameTarget(tx: Transaction, { kind, id }: Target, name: string): Promise<string> {
  if (kind === 'document') return renameDocument(tx, id, name);
  return { subject: renameSubject, scheme: renameScheme, source: renameSource }[kind](tx, Number(id), name);
}

async function renameSubject(tx: Transaction, id: number, label: string): Promise<string> {
  const scheme = await readSchemeOf(tx, id);
  const subject = scheme.graph.get(id);
  const after = new Map([...scheme.graph, [id, { broader: subject?.broader ?? [], label }]]);
  await writeScheme(tx, scheme, { after, merged: new Map() });
  return subject?.label ?? '';
}

async function renameScheme(tx: Transaction, id: number, name: string): Promise<string> {
  const scheme = await tx.scheme.findUnique({ where: { id } });
  if (scheme === null) throw new AppError('NOT_FOUND', 'Scheme not found.');
  await requireFree('scheme', name, await tx.scheme.count({ where: { name, id: { not: id } } }));
  await tx.scheme.update({ where: { id }, data: { name } });
  return scheme.name;
}

async function renameSource(tx: Transaction, id: number, name: string): Promise<string> {
  const source = await tx.source.findUnique({ where: { id } });
  if (source === null) throw new AppError('NOT_FOUND', 'Source not found.');
  await requireFree('source', name, await tx.source.count({ where: { name, id: { not: id } } }));
  await tx.source.update({ where: { id }, data: { name } });
  return source.name;
}

async function renameDocument(tx: Transaction, id: bigint, title: string): Promise<string> {
  const document = await tx.document.findUnique({ where: { id }, select: { title: true, text: true } });
  if (document === null) throw new AppError('NOT_FOUND', 'Document not found.');
  const contentHash = Uint8Array.from(hashContent(title, document.text));
  await tx.document.update({ where: { id }, data: { rawTitle: title, title, contentHash } });
  await tx.$executeRaw`create temporary table touched on commit drop as select ${id}::bigint as document_id`;
  return document.title;
}

async function requireFree(kind: string, name: string, taken: number): Promise<void> {
  if (taken === 0) return;
  throw nameConflict(`There is already a ${kind} named "${name}".`);
}
