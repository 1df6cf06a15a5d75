import { AppError, splitSubjectPath } from '@classmark/domain';
import { readTextLines } from '@classmark/harvest';
import { InputFileError } from './input-file-error.js';

export const subjectModes = ['roots', 'leaves', 'as-given'] as const;
export type SubjectMode = (typeof subjectModes)[number];

/** The names that a record's subjects are trained under, without repeats. */
export type SubjectNaming = (subjects: readonly string[]) => string[];

/** A scheme's terms, each with the roots of its paths. */
export type SchemeRoots = ReadonlyMap<string, ReadonlySet<string>>;

const segmentsOf = (path: string): string[] => splitSubjectPath(path).filter((segment) => segment !== '');

/** Reads a scheme: one slash path a line, gzipped or not. */
export async function readSchemeRoots(path: string): Promise<SchemeRoots> {
  const roots = new Map<string, Set<string>>();
  try {
    for await (const { text } of readTextLines(path)) {
      const segments = segmentsOf(text);
      const [root, term] = [segments[0], segments.at(-1)];
      if (root === undefined || term === undefined) continue;
      roots.set(term, (roots.get(term) ?? new Set()).add(root));
    }
  } catch (error) {
    throw error instanceof AppError ? new InputFileError(path, error.message) : error;
  }
  return roots;
}

/**
 * A subject that begins with `/` is a path, of which `roots` takes the first segment and `leaves` the last. For `roots`, any
 * other subject is looked up in the scheme, and kept as it is if it is not there.
 */
export function createSubjectNaming(mode: SubjectMode, scheme: SchemeRoots): SubjectNaming {
  const rename = (subject: string): readonly string[] => {
    if (mode === 'as-given') return [subject];
    const segments = subject.startsWith('/') ? segmentsOf(subject) : null;
    if (mode === 'leaves') return segments === null ? [subject] : segments.slice(-1);
    return segments === null ? [...(scheme.get(subject) ?? [subject])] : segments.slice(0, 1);
  };
  /** Records with the same subjects may share a list. */
  const known = new WeakMap<readonly string[], string[]>();
  return (subjects) => {
    const names = known.get(subjects) ?? [...new Set(subjects.flatMap(rename))];
    known.set(subjects, names);
    return names;
  };
}
