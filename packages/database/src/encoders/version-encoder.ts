import { AppError, encoderNeeded, type StoredEncoder } from '@classmark/domain';
import type { Database } from '../database.js';

/** The encoder that a version needs; null where it does without. Throws AppError DAMAGED_ARTEFACT where it is gone. */
export async function findVersionEncoder({ prisma }: Database, versionId: number): Promise<StoredEncoder | null> {
  const version = await prisma.version.findUnique({
    where: { id: versionId },
    select: { provenance: true, model: { select: { encoderId: true } } },
  });
  const checksum = encoderNeeded(version?.provenance);
  if (checksum === null) return null;
  const encoders = await prisma.encoder.findMany({ where: { checksum }, orderBy: { id: 'asc' } });
  // The same files may be there twice: what the model's own has encoded is found again, and it can't be deleted.
  const encoder = encoders.find(({ id }) => id === version?.model.encoderId) ?? encoders[0];
  if (encoder !== undefined) return encoder;
  const which = `The encoder that it was trained with, whose SHA-256 begins with ${checksum.slice(0, 12)}, is gone`;
  throw new AppError('DAMAGED_ARTEFACT', `${which}; import it again.`);
}
