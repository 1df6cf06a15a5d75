import {
  AppError,
  type PreparedDocument,
  parseSubjectPath,
  type RowProblem,
  VocabularyGrowth,
} from '@classmark/domain';
import type pg from 'pg';
import { growScheme, readKnownSubjects } from '../vocabulary/grow-scheme.js';

export interface SubjectResolution {
  /** The subject of each way it was written. */
  readonly ids: ReadonlyMap<string, number>;
  /** Documents that cannot go in for one of their subjects. */
  readonly problems: readonly RowProblem[];
}

interface Resolving {
  readonly schemeId: number;
  readonly canCreate: boolean;
  /** What earlier batches resolved. */
  readonly known: ReadonlyMap<string, number>;
}

/** Finds, or where it may creates, the subjects of documents. A document that is refused creates none. */
export async function resolveSubjects(
  client: pg.ClientBase,
  documents: readonly PreparedDocument[],
  { schemeId, canCreate, known }: Resolving,
): Promise<SubjectResolution> {
  const paths = new Map<string, readonly string[] | AppError>();
  for (const written of documents.flatMap(({ subjects }) => subjects ?? [])) {
    if (!known.has(written) && !paths.has(written)) paths.set(written, tryParse(written));
  }
  if (paths.size === 0) return { ids: new Map(), problems: [] };
  const labels = new Set([...paths.values()].flatMap((path) => (path instanceof AppError ? [] : path)));
  const growth = new VocabularyGrowth(await readKnownSubjects(client, schemeId, [...labels]));
  const present = await readIds(client, schemeId, [...labels]);
  const problems = documents.flatMap((document) => {
    const problem = findProblem(document, { paths, present, growth: canCreate ? growth : null });
    return problem === null ? [] : [problem];
  });
  if (canCreate) await growScheme(client, schemeId, growth);
  const ids = growth.labels.length > 0 ? await readIds(client, schemeId, [...labels]) : present;
  return { ids: idsByWriting(paths, ids), problems };
}

interface Vocabulary {
  readonly paths: ReadonlyMap<string, readonly string[] | AppError>;
  readonly present: ReadonlyMap<string, number>;
  /** Null: what is not there is unknown. */
  readonly growth: VocabularyGrowth | null;
}

function findProblem({ line, subjects }: PreparedDocument, vocabulary: Vocabulary): RowProblem | null {
  const wanted: (readonly string[])[] = [];
  for (const written of subjects ?? []) {
    const path = vocabulary.paths.get(written);
    if (path === undefined) continue;
    if (path instanceof AppError) return { line, code: 'INVALID_SUBJECT', message: path.message };
    if (vocabulary.growth === null && !vocabulary.present.has(path.at(-1) ?? '')) {
      return { line, code: 'UNKNOWN_SUBJECT', message: `The scheme has no subject "${written}".` };
    }
    wanted.push(path);
  }
  try {
    vocabulary.growth?.add(wanted);
    return null;
  } catch (error) {
    if (error instanceof AppError) return { line, code: 'SUBJECT_CYCLE', message: error.message };
    throw error;
  }
}

function tryParse(written: string): readonly string[] | AppError {
  try {
    return parseSubjectPath(written);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

async function readIds(
  client: pg.ClientBase,
  schemeId: number,
  labels: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await client.query<{ id: number; label: string }>(
    'select id, label from subject where scheme_id = $1 and label = any($2::text[])',
    [schemeId, labels],
  );
  return new Map(rows.map(({ id, label }) => [label, id]));
}

function idsByWriting(
  paths: ReadonlyMap<string, readonly string[] | AppError>,
  ids: ReadonlyMap<string, number>,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const [written, path] of paths) {
    const id = path instanceof AppError ? undefined : ids.get(path.at(-1) ?? '');
    if (id !== undefined) found.set(written, id);
  }
  return found;
}
