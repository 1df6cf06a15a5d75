import { AppError, asPathPart, splitSubjectPath } from '@classmark/domain';
import { readTextLines } from '@classmark/harvest';
import { InputFileError } from './input-file-error.js';

export const subjectModes = ['roots', 'leaves', 'as-given'] as const;
export type SubjectMode = (typeof subjectModes)[number];

/** The names that a record's subjects are trained under, without repeats. */
export type NameSubjects = (subjects: readonly string[]) => string[];

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

/** Tells of the first name that stands in several places: whether these are one subject or several, no file says. */
function createEqualNameWatch(onWarning: (message: string) => void) {
  let isSaid = false;
  const say = (message: string): void => {
    if (!isSaid) onWarning(message);
    isSaid = true;
  };
  const places = new Map<string, string>();
  return {
    takeForOne(name: string, place: string): void {
      if (isSaid) return;
      const first = places.get(name);
      if (first === undefined) places.set(name, place);
      else if (first !== place) {
        const both = `"${name}" is both ${first} and ${place}.`;
        say(`${both} "--subjects leaves" takes equal names for one subject; "--subjects as-given" keeps them apart.`);
      }
    },
    countForEach(name: string, roots: readonly string[]): void {
      if (roots.length < 2) return;
      const both = `"${name}" stands under both ${roots.slice(0, 2).join(' and ')} in the scheme`;
      say(`${both}, and counts for each; a path in the record says which is meant.`);
    },
  };
}

/**
 * A subject that begins with `/` is a path, of which `roots` takes the first segment and `leaves` the last. For `roots`, any
 * other subject is looked up in the scheme, and kept as it is if it is not there.
 */
export function createSubjectNaming(
  mode: SubjectMode,
  scheme: SchemeRoots,
  onWarning: (message: string) => void,
): NameSubjects {
  const equalNames = createEqualNameWatch(onWarning);
  const leafOf = (segments: readonly string[]): readonly string[] => {
    const leaf = segments.slice(-1);
    for (const name of leaf) equalNames.takeForOne(name, segments.map(asPathPart).join(''));
    return leaf;
  };
  const rootsOf = (name: string): readonly string[] => {
    const roots = [...(scheme.get(name) ?? [name])];
    equalNames.countForEach(name, roots);
    return roots;
  };
  const rename = (subject: string): readonly string[] => {
    if (mode === 'as-given') return [subject];
    const segments = subject.startsWith('/') ? segmentsOf(subject) : null;
    if (mode === 'leaves') return segments === null ? [subject] : leafOf(segments);
    return segments === null ? rootsOf(subject) : segments.slice(0, 1);
  };
  /** Records with the same subjects may share a list. */
  const known = new WeakMap<readonly string[], string[]>();
  return (subjects) => {
    const names = known.get(subjects) ?? [...new Set(subjects.flatMap(rename))];
    known.set(subjects, names);
    return names;
  };
}
