import type { TaskScope, TrainingPart, TrainingSnapshot } from '@classmark/database';
import { countOf } from '@classmark/domain';
import type { RunAttempt } from '@classmark/jobs';
import { chunkDocuments } from '../training/training-run.js';
import type { DocumentEncoding } from './document-encoding.js';

const parts: readonly TrainingPart[] = ['training', 'heldOut'];

/** Encodes all documents of a snapshot that are not encoded yet, tells before what it takes, and lets go of the encoder. */
export async function encodeSnapshot(
  snapshot: TrainingSnapshot<TaskScope>,
  encoding: DocumentEncoding,
  attempt: RunAttempt,
): Promise<void> {
  const { id, name, msPerText } = encoding.encoder;
  const total = await snapshot.countTextsToEncode(id);
  await attempt.log('info', `With the encoder "${name}". ${describeCost(total, msPerText)}`);
  if (total === 0) return;
  try {
    for (const part of parts) {
      for (let afterId = '0'; ; ) {
        const { documents } = await snapshot.read(part, afterId, chunkDocuments);
        const last = documents.at(-1);
        if (last === undefined) break;
        await encoding.addVectors(documents, total);
        afterId = last.id;
      }
    }
  } finally {
    await encoding[Symbol.asyncDispose]();
  }
}

function describeCost(total: number, msPerText: number): string {
  if (total === 0) return 'All texts are encoded already.';
  const minutes = Math.max(0.1, (total * msPerText) / 60_000).toFixed(1);
  return `Encoding ${countOf(total, 'text')} takes about ${minutes} min; the vectors are kept for the next time.`;
}
