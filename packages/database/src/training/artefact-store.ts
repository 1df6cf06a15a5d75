import { createHash } from 'node:crypto';
import { AppError } from '@classmark/domain';
import { cutIntoChunks } from '../byte-chunks.js';
import type { Transaction } from '../database.js';

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

export async function saveArtefact(tx: Transaction, versionId: number, bytes: Uint8Array): Promise<void> {
  for (const chunk of cutIntoChunks(bytes)) {
    await tx.artefactChunk.create({ data: { versionId, ...chunk }, select: { index: true } });
  }
}

/** The bytes of a version. Throws AppError DAMAGED_ARTEFACT if they are not what was saved, NOT_FOUND without one. */
export async function readArtefact(tx: Transaction, versionId: number): Promise<Uint8Array> {
  const select = { sha256: true, sizeBytes: true, number: true, model: { select: { name: true } } } as const;
  const version = await tx.version.findUnique({ where: { id: versionId }, select });
  if (version === null) throw new AppError('NOT_FOUND', `Version ${versionId} not found.`);
  const bytes = new Uint8Array(version.sizeBytes);
  let size = 0;
  for (let index = 0; ; index++) {
    const chunk = await tx.artefactChunk.findUnique({ where: { versionId_index: { versionId, index } } });
    if (chunk === null) break;
    if (size + chunk.bytes.length <= bytes.length) bytes.set(chunk.bytes, size);
    size += chunk.bytes.length;
  }
  if (size !== bytes.length || !sha256(bytes).equals(version.sha256)) {
    const name = `version ${version.number} of "${version.model.name}"`;
    throw new AppError('DAMAGED_ARTEFACT', `The stored artefact of ${name} is damaged; train the model again.`);
  }
  return bytes;
}
