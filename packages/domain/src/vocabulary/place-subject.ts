import { requireIndexable } from './require-indexable.js';
import { asPathPart, parseSubjectPath } from './subject-path.js';

/** A subject by what tells it apart in its scheme. */
export interface PlacedSubject {
  /** Its path or, where equal names are one subject, its label; the URI of one that is known by nothing else. */
  readonly key: string;
  readonly label: string;
  readonly uri: string | null;
}

/** How a scheme tells its subjects apart. */
export interface SubjectNaming {
  readonly mergesEqualNames: boolean;
  /** Keys that subjects had before they were renamed or merged, with those they have now. */
  readonly aliases: ReadonlyMap<string, string>;
}

const uriPattern = /^<?(https?:\/\/[^\s<>]+)>?$/;

/**
 * The subjects that a written one names, from a root to itself. A URI stands for itself; else see parseSubjectPath.
 * Throws AppError INVALID_INPUT.
 */
export function placeSubject(
  written: string,
  { mergesEqualNames, aliases }: SubjectNaming,
): readonly [PlacedSubject, ...PlacedSubject[]] {
  const [, uri] = uriPattern.exec(written.trim()) ?? [];
  if (uri !== undefined) {
    requireIndexable(uri);
    return [{ key: aliases.get(uri) ?? uri, label: uri, uri }];
  }
  const [root, ...narrower] = parseSubjectPath(written);
  let above = '';
  const place = (label: string): PlacedSubject => {
    const key = mergesEqualNames ? label : above + asPathPart(label);
    above = aliases.get(key) ?? key;
    return { key: above, label, uri: null };
  };
  const placed = [place(root), ...narrower.map(place)] as const;
  for (const { key } of placed) requireIndexable(key);
  return placed;
}
