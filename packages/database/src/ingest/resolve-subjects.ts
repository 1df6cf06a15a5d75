import { type PreparedDocument, type RowProblem, type SubjectPlan, WrittenSubjects } from '@classmark/domain';
import type pg from 'pg';
import { growScheme } from '../vocabulary/grow-scheme.js';
import { readSchemeContent } from '../vocabulary/read-scheme-content.js';

export interface SubjectResolution {
  /** The subject of each way it was written. */
  readonly ids: ReadonlyMap<string, number>;
  /** Documents that cannot go in for one of their subjects. */
  readonly problems: readonly RowProblem[];
}

export interface ResolvingScheme {
  readonly id: number;
  readonly mergesEqualNames: boolean;
}

interface Resolving {
  readonly scheme: ResolvingScheme;
  readonly canCreate: boolean;
  /** What earlier batches resolved. */
  readonly known: ReadonlyMap<string, number>;
  readonly runId: bigint;
}

/** Finds, or where it may creates, the subjects of documents, as the domain plans it. */
export async function resolveSubjects(
  client: pg.ClientBase,
  documents: readonly PreparedDocument[],
  { scheme, canCreate, known, runId }: Resolving,
): Promise<SubjectResolution> {
  const naming = { mergesEqualNames: scheme.mergesEqualNames, aliases: await readAliases(client, scheme.id) };
  const written = new WrittenSubjects(documents, naming, (each) => known.has(each));
  if (written.wanted.keys.length === 0) return { ids: new Map(), problems: written.plan(nothing, canCreate).problems };
  const { content, ids } = await readSchemeContent(client, scheme.id, written.wanted);
  const plan = written.plan(content, canCreate);
  const created = await growScheme(client, { schemeId: scheme.id, runId }, plan);
  return { ids: idsByWriting(plan, new Map([...ids, ...created])), problems: plan.problems };
}

/** Keys that subjects had once, with those they have now. */
async function readAliases(client: pg.ClientBase, schemeId: number): Promise<Map<string, string>> {
  const { rows } = await client.query<{ former: string; key: string }>(
    'select a.key as former, s.key from subject_alias a join subject s on s.id = a.subject_id where a.scheme_id = $1',
    [schemeId],
  );
  return new Map(rows.map(({ former, key }) => [former, key]));
}

const nothing = { byKey: new Map(), keyOfUri: new Map(), keysOfName: new Map() };

function idsByWriting({ keyOf }: SubjectPlan, ids: ReadonlyMap<string, number>): Map<string, number> {
  return new Map(
    [...keyOf].flatMap(([written, key]) => {
      const id = ids.get(key);
      return id === undefined ? [] : [[written, id]];
    }),
  );
}
