import type { PromiseScope, SubjectSelection } from '@classmark/domain';
import type pg from 'pg';

/** Which subjects are to be learnt. */
export interface TaskScope {
  readonly schemeId: number;
  readonly selection: SubjectSelection;
  readonly subjectIds: readonly number[];
}

export interface TaskModel extends TaskScope {
  readonly id: number;
  readonly name: string;
  readonly recipe: string;
  readonly parameters: unknown;
  readonly targetPrecision: number;
  readonly promise: PromiseScope;
  readonly wordVectorsId: number | null;
  readonly encoderId: number | null;
}

export interface TaskSubject {
  readonly id: number;
  readonly label: string;
}

export async function findTaskModel(client: Pick<pg.ClientBase, 'query'>, modelId: number): Promise<TaskModel | null> {
  const { rows } = await client.query<TaskModel>(
    `select id, name, scheme_id as "schemeId", recipe, parameters, selection, subject_ids as "subjectIds",
       target_precision as "targetPrecision", promise, word_vectors_id as "wordVectorsId",
       encoder_id as "encoderId"
     from model where id = $1`,
    [modelId],
  );
  return rows[0] ?? null;
}

/** Which subjects `s` of the scheme; `$2` are the model's own, where the selection has any. Deprecated ones must be listed. */
const selected = {
  roots: 'not s.is_deprecated and not exists (select from subject_broader b where b.narrower_id = s.id)',
  leaves: 'not s.is_deprecated and not exists (select from subject_broader b where b.broader_id = s.id)',
  branch:
    'not s.is_deprecated and exists (select from subject_ancestor a where a.descendant_id = s.id and a.ancestor_id = any($2::int[]))',
  list: 's.id = any($2::int[])',
} as const satisfies Readonly<Record<SubjectSelection, string>>;

/** The condition of a scope for `s`, with the values of `$1` and, where it has any, `$2`. */
export function inScope({ schemeId, selection, subjectIds }: TaskScope): { condition: string; values: unknown[] } {
  const condition = `s.scheme_id = $1 and ${selected[selection]}`;
  return { condition, values: [schemeId, ...(condition.includes('$2') ? [subjectIds] : [])] };
}

/** The subjects of the scope now, by id. */
export async function listTaskSubjects(client: pg.ClientBase, scope: TaskScope): Promise<TaskSubject[]> {
  const { condition, values } = inScope(scope);
  const query = `select s.id, s.label from subject s where ${condition} order by s.id`;
  return (await client.query<TaskSubject>(query, values)).rows;
}
