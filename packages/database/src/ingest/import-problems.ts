import { type RowProblemCode, type SetAsideReason, storableText } from '@classmark/domain';
import type pg from 'pg';
import type { WrittenDocument } from './write-documents.js';

/** Problems of one import that are listed; all are counted. */
const maxListedProblems = 10_000;

/** A row that did not go in, or whose document is set aside. */
export interface ListedProblem {
  readonly line: number;
  readonly code: RowProblemCode | Uppercase<SetAsideReason>;
  readonly message: string;
}

const asideMessages = {
  duplicate_content: 'Another document has the same content.',
  too_few_words: 'Too few words (minimum: CLASSMARK_MIN_WORDS).',
  wrong_language: 'Not in a language of CLASSMARK_LANGUAGES.',
  deleted_by_source: 'Deleted by its source.',
  merged: 'Merged into another document.',
} as const satisfies Record<SetAsideReason, string>;

const asideCodes = {
  duplicate_content: 'DUPLICATE_CONTENT',
  too_few_words: 'TOO_FEW_WORDS',
  wrong_language: 'WRONG_LANGUAGE',
  deleted_by_source: 'DELETED_BY_SOURCE',
  merged: 'MERGED',
} as const satisfies Record<SetAsideReason, Uppercase<SetAsideReason>>;

/** Why staged documents are set aside; of a duplicate, which document it is one of. */
export async function asideProblems(
  client: pg.ClientBase,
  written: readonly WrittenDocument[],
): Promise<ListedProblem[]> {
  const aside = written.flatMap(({ line, outcome }) => (outcome.kind === 'setAside' ? [{ line, ...outcome }] : []));
  const duplicates = aside.filter(({ reason }) => reason === 'duplicate_content').map(({ line }) => line);
  const twins = duplicates.length > 0 ? await findTwins(client, duplicates) : new Map<number, string>();
  return aside.map(({ line, reason }) => ({
    line,
    code: asideCodes[reason],
    message: twins.get(line) ?? asideMessages[reason],
  }));
}

async function findTwins(client: pg.ClientBase, lines: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await client.query<{ line: number; source: string; id: string }>(
    `select s.line, twin.source, twin.external_id as id
     from staged s cross join lateral (
       select source.name as source, d.external_id from document d join source on source.id = d.source_id
       where d.content_hash = s.content_hash and d.state = 'active' order by d.id limit 1) as twin
     where s.line = any($1::int[])`,
    [lines],
  );
  return new Map(rows.map(({ line, source, id }) => [line, `Same content as document "${id}" of source "${source}".`]));
}

/** Lists problems as long as the import has not too many. Returns how many it has listed now. */
export async function listProblems(
  client: pg.ClientBase,
  { runId, listed }: { readonly runId: bigint; readonly listed: number },
  problems: readonly ListedProblem[],
): Promise<number> {
  const shown = [...problems].sort((a, b) => a.line - b.line).slice(0, Math.max(0, maxListedProblems - listed));
  if (shown.length === 0) return listed;
  await client.query(
    `insert into import_problem (run_id, line, code, message)
     select $1, line, code, message from unnest($2::int[], $3::text[], $4::text[]) as problem (line, code, message)`,
    [
      runId,
      shown.map(({ line }) => line),
      shown.map(({ code }) => code),
      shown.map(({ message }) => storableText(message)),
    ],
  );
  return listed + shown.length;
}
