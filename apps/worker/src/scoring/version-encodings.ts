import { type Database, findVersionEncoder, type ServingVersion } from '@classmark/database';
import type { RunAttempt } from '@classmark/jobs';
import { DocumentEncoding } from '../encoders/document-encoding.js';
import type { NextChunk } from './scoring-thread.js';

export type ReadChunk = Omit<NextChunk, 'vectors'>;

/** The encoders of versions, for documents to be scored by. */
export class VersionEncodings implements AsyncDisposable {
  private constructor(private readonly byVersion: ReadonlyMap<number, DocumentEncoding>) {}

  /** Throws AppError DAMAGED_ARTEFACT where an encoder is gone. */
  static async open(
    database: Database,
    versions: readonly ServingVersion[],
    attempt: RunAttempt,
  ): Promise<VersionEncodings> {
    const byVersion = new Map<number, DocumentEncoding>();
    const byEncoder = new Map<number, DocumentEncoding>();
    for (const { versionId } of versions) {
      const encoder = await findVersionEncoder(database, versionId);
      if (encoder === null) continue;
      const encoding = byEncoder.get(encoder.id) ?? new DocumentEncoding(database, encoder, attempt);
      byEncoder.set(encoder.id, encoding);
      byVersion.set(versionId, encoding);
    }
    return new VersionEncodings(byVersion);
  }

  async addVectors(chunk: ReadChunk): Promise<NextChunk> {
    const vectors = new Map<number, readonly Float32Array[]>();
    for (const [versionId, encoding] of this.byVersion) {
      const read = await encoding.addVectors(chunk.documents);
      vectors.set(
        versionId,
        read.map(({ vector }) => vector),
      );
    }
    return { ...chunk, vectors };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...new Set(this.byVersion.values())].map((encoding) => encoding[Symbol.asyncDispose]()));
  }
}
