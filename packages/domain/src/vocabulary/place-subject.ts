import { asPathPart, parseSubjectPath } from './subject-path.js';

/** A subject by what tells it apart in its scheme. */
export interface PlacedSubject {
  /** Its path or, where equal names are one subject, its label; the URI of one that is known by nothing else. */
  readonly key: string;
  readonly label: string;
  readonly uri: string | null;
}

const uriPattern = /^<?(https?:\/\/[^\s<>]+)>?$/;

/**
 * The subjects that a written one names, from a root to itself. A URI stands for itself; else see parseSubjectPath.
 * Throws AppError INVALID_INPUT.
 */
export function placeSubject(written: string, mergesEqualNames: boolean): readonly [PlacedSubject, ...PlacedSubject[]] {
  const [, uri] = uriPattern.exec(written.trim()) ?? [];
  if (uri !== undefined) return [{ key: uri, label: uri, uri }];
  const [root, ...narrower] = parseSubjectPath(written);
  let path = asPathPart(root);
  return [
    { key: mergesEqualNames ? root : path, label: root, uri: null },
    ...narrower.map((label) => {
      path += asPathPart(label);
      return { key: mergesEqualNames ? label : path, label, uri: null };
    }),
  ];
}
