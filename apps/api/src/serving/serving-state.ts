import type { ServingSubject } from '@classmark/database';
import type { LoadedVersion } from './loaded-version.js';

type Answering = Pick<LoadedVersion, 'has'>;

/** A subject with the version in memory that answers for it. */
export interface ServedSubject<Version extends Answering = LoadedVersion> extends ServingSubject {
  readonly version: Version;
}

/** What the API answers from; replaced as a whole. */
export interface ServingState<Version extends Answering = LoadedVersion> {
  readonly served: readonly ServedSubject<Version>[];
  /** Deployed, but nothing in memory can answer for them. */
  readonly missing: readonly ServingSubject[];
}

/**
 * The next state: each subject by the version deployed for it. Where that could not be loaded, what answered for the
 * subject before goes on, with its own thresholds.
 */
export function nextState<Version extends Answering>(
  deployed: readonly ServingSubject[],
  loaded: ReadonlyMap<number, Version>,
  former: ServingState<Version>,
): ServingState<Version> {
  const before = new Map(former.served.map((subject) => [subject.subjectId, subject]));
  const served: ServedSubject<Version>[] = [];
  const missing: ServingSubject[] = [];
  for (const subject of deployed) {
    const version = loaded.get(subject.versionId);
    const fallback = before.get(subject.subjectId);
    if (version?.has(subject.subjectId)) served.push({ ...subject, version });
    else if (fallback !== undefined) served.push(fallback);
    else missing.push(subject);
  }
  return { served, missing };
}
