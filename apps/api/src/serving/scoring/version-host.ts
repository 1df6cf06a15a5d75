import { AppError } from '@classmark/domain';
import { ArtefactError, decodeVersion, type TrainedVersion } from '@classmark/learners';
import { readsUnknownWords, type TaskInput, type TaskOutput, type WorkKind } from './scoring-tasks.js';

/** What is to be known of a version to ask it. */
export interface VersionTraits {
  /** How many classifiers it has. */
  readonly size: number;
  /** The places of those that were trained. */
  readonly trained: readonly number[];
  readonly provenance: TrainedVersion['provenance'];
  /** Whether it can say something of a text without a known word. */
  readonly readsUnknownWords: boolean;
}

/** A version in memory, which can be asked until it is disposed of; those who still do then are answered, slowly. */
export interface HostedVersion extends Disposable {
  readonly traits: VersionTraits;
  /** Rejects with the signal's reason where nobody waits any more when its turn comes. */
  ask<Kind extends WorkKind>(kind: Kind, input: TaskInput<Kind>, signal: AbortSignal | null): Promise<TaskOutput<Kind>>;
}

/** Where versions are in memory. */
export interface VersionHost extends AsyncDisposable {
  /** @throws AppError DAMAGED_ARTEFACT where the bytes cannot be read */
  open(bytes: Uint8Array): Promise<HostedVersion>;
}

/** @throws AppError DAMAGED_ARTEFACT */
export async function readVersion(bytes: Uint8Array): Promise<TrainedVersion> {
  return decodeVersion(bytes).catch((cause: unknown) => {
    throw cause instanceof ArtefactError ? new AppError('DAMAGED_ARTEFACT', cause.message) : cause;
  });
}

export function traitsOf(version: TrainedVersion): VersionTraits {
  const { classifiers, provenance } = version;
  const trained = classifiers.flatMap(({ state }, place) => (state === 'trained' ? [place] : []));
  return { size: classifiers.length, trained, provenance, readsUnknownWords: readsUnknownWords(version) };
}
