import { AppError, encoderNeeded, type StoredEncoder } from '@classmark/domain';
import type { Database } from '../database.js';

/** The encoder that a version needs; null where it does without. Throws AppError DAMAGED_ARTEFACT where it is gone. */
export async function findVersionEncoder({ prisma }: Database, versionId: number): Promise<StoredEncoder | null> {
  const version = await prisma.version.findUnique({ where: { id: versionId }, select: { provenance: true } });
  const checksum = encoderNeeded(version?.provenance);
  if (checksum === null) return null;
  const encoder = await prisma.encoder.findFirst({ where: { checksum }, orderBy: { id: 'asc' } });
  if (encoder !== null) return encoder;
  const which = `The encoder that it was trained with, whose SHA-256 begins with ${checksum.slice(0, 12)}, is gone`;
  throw new AppError('DAMAGED_ARTEFACT', `${which}; import it again.`);
}
