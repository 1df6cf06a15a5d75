import { AppError } from '../app-error.js';
import type { RowProblem } from '../ingest/import-report.js';
import { type PlacedSubject, placeSubject, type SubjectNaming } from './place-subject.js';
import { type KnownSubject, VocabularyGrowth } from './vocabulary-growth.js';

/** A row with subjects as they are written. */
interface SubjectRow {
  readonly line: number;
  readonly subjects: readonly string[] | null;
}

/** What a scheme has of the subjects that rows name. */
export interface SchemeContent {
  readonly byKey: ReadonlyMap<string, KnownSubject>;
  readonly keyOfUri: ReadonlyMap<string, string>;
  /** By label; by other labels and notations where no label is the same. */
  readonly keysOfName: ReadonlyMap<string, readonly string[]>;
}

/** What a scheme must gain for some rows, and what cannot be. */
export interface SubjectPlan {
  readonly created: readonly PlacedSubject[];
  /** `[narrower, broader]`, by keys. */
  readonly steps: readonly (readonly [string, string])[];
  /** The key of the subject of each way it was written. */
  readonly keyOf: ReadonlyMap<string, string>;
  /** Rows that cannot go in for one of their subjects; they create none. */
  readonly problems: readonly RowProblem[];
}

/** The subjects that rows name, before it is known what of them there is. */
export class WrittenSubjects {
  private readonly written = new Map<string, readonly PlacedSubject[] | AppError>();

  /** @param isResolved whether a way of writing was dealt with before */
  constructor(
    private readonly rows: readonly SubjectRow[],
    naming: SubjectNaming,
    private readonly isResolved: (written: string) => boolean,
  ) {
    for (const each of rows.flatMap(({ subjects }) => subjects ?? [])) {
      if (!isResolved(each) && !this.written.has(each)) this.written.set(each, tryToPlace(each, naming));
    }
  }

  /** Keys, URIs, names and steps (`[narrower, broader]`, by keys) to look up in the scheme. */
  get wanted(): {
    readonly keys: string[];
    readonly uris: string[];
    readonly names: string[];
    readonly steps: (readonly [string, string])[];
  } {
    const placed = [...this.written.values()].flatMap((path) => (path instanceof AppError ? [] : [path]));
    const subjects = placed.flat();
    return {
      keys: [...new Set(subjects.map(({ key }) => key))],
      uris: subjects.flatMap(({ uri }) => (uri === null ? [] : [uri])),
      names: placed.flatMap(([first, ...narrower]) => (first && narrower.length === 0 ? [first.label] : [])),
      steps: placed.flatMap((path) => path.slice(1).map(({ key }, above) => [key, path[above]?.key ?? key] as const)),
    };
  }

  /** @param canCreate otherwise what the scheme lacks is unknown */
  plan(content: SchemeContent, canCreate: boolean): SubjectPlan {
    const growth = new VocabularyGrowth(content.byKey);
    const paths = new Map([...this.written].map(([each, path]) => [each, this.find(each, path, content)]));
    const problems = this.rows.flatMap(({ line, subjects }) => {
      const wanted = (subjects ?? []).filter((each) => !this.isResolved(each));
      const problem = findProblem(wanted, paths, canCreate ? growth : content);
      return problem === null ? [] : [{ line, ...problem }];
    });
    const named = new Map([...paths.values()].flatMap((path) => (path instanceof AppError ? [] : path)).map(entryOf));
    return {
      created: growth.keys.flatMap((key) => named.get(key) ?? []),
      steps: growth.steps,
      keyOf: new Map([...paths].flatMap(([each, path]) => keyEntry(each, path))),
      problems,
    };
  }

  /** A URI, or a name without a path, may be that of a subject which stands elsewhere. */
  private find(
    written: string,
    path: readonly PlacedSubject[] | AppError,
    { byKey, keyOfUri, keysOfName }: SchemeContent,
  ): readonly PlacedSubject[] | AppError {
    if (path instanceof AppError) return path;
    const [subject, ...narrower] = path;
    if (subject === undefined || narrower.length > 0) return path;
    if (subject.uri !== null) return [{ ...subject, key: keyOfUri.get(subject.uri) ?? subject.key }];
    if (byKey.has(subject.key) || written.trim().startsWith('/')) return path;
    const [key, ...others] = keysOfName.get(subject.label) ?? [];
    if (key === undefined) return path;
    if (others.length === 0) return [{ ...subject, key }];
    const choices = [key, ...others].slice(0, 3).join(', ');
    return new AppError(
      'INVALID_INPUT',
      `Several subjects are called "${subject.label}" (${choices}); write the path.`,
    );
  }
}

function tryToPlace(written: string, naming: SubjectNaming): readonly PlacedSubject[] | AppError {
  try {
    return placeSubject(written, naming);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function findProblem(
  wanted: readonly string[],
  paths: ReadonlyMap<string, readonly PlacedSubject[] | AppError>,
  scheme: VocabularyGrowth | SchemeContent,
): Omit<RowProblem, 'line'> | null {
  const keys: string[][] = [];
  for (const written of wanted) {
    const path = paths.get(written) ?? [];
    if (path instanceof AppError) return { code: 'INVALID_SUBJECT', message: path.message };
    if (!(scheme instanceof VocabularyGrowth) && !scheme.byKey.has(path.at(-1)?.key ?? '')) {
      return { code: 'UNKNOWN_SUBJECT', message: `The scheme has no subject "${written}".` };
    }
    keys.push(path.map(({ key }) => key));
  }
  try {
    if (scheme instanceof VocabularyGrowth) scheme.add(keys);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code === 'CONFLICT' ? 'SUBJECT_CYCLE' : 'INVALID_SUBJECT', message: error.message };
  }
}

const entryOf = (subject: PlacedSubject): [string, PlacedSubject] => [subject.key, subject];

function keyEntry(written: string, path: readonly PlacedSubject[] | AppError): [string, string][] {
  const subject = path instanceof AppError ? undefined : path.at(-1);
  return subject === undefined ? [] : [[written, subject.key]];
}
