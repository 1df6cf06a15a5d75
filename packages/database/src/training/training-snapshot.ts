import { createHash } from 'node:crypto';
import { type CorpusSize, heldOutFractions } from '@classmark/domain';
import type pg from 'pg';
import { findTaskModel, listTaskSubjects, type TaskModel, type TaskScope, type TaskSubject } from './task-subjects.js';

/** Documents that a model learns from, and the fifth that it is judged by. */
export type TrainingPart = 'training' | 'heldOut';

/** Labels as the learners want them: positions in `subjects`, ascending; `rest` where the labels are complete. */
export interface StoredLabels {
  readonly yes: Uint32Array;
  readonly no: Uint32Array | 'rest';
}

export interface StoredChunk {
  readonly documents: { readonly id: string; readonly title: string; readonly text: string }[];
  readonly labels: StoredLabels[];
}

/** Statements about the task's subjects or narrower ones, by who made them. */
export interface LabelsByOrigin {
  readonly import: number;
  readonly curator: number;
}

export interface LabelSummary {
  readonly documents: Readonly<Record<TrainingPart, number>>;
  readonly labels: LabelsByOrigin;
  /** SHA-256, hex, of subjects, documents' contents and labels: the same data has the same. */
  readonly fingerprint: string;
}

const fingerprintPage = 5_000;

/**
 * What one training run learns from: the active documents of which something is known, as they were when it was
 * opened. Passes read them in the order of time (see `timePlaces`), as often as they like; nothing is held in memory here.
 * It lives on one connection, in one transaction, and ends with it.
 */
export class TrainingSnapshot<Scope extends TaskScope = TaskModel> {
  private readonly client: pg.ClientBase;
  readonly model: Scope;
  readonly subjects: readonly TaskSubject[];

  private constructor(client: pg.ClientBase, model: Scope, subjects: readonly TaskSubject[]) {
    this.client = client;
    this.model = model;
    this.subjects = subjects;
  }

  /**
   * Null if there is no such model.
   * @param client of `inSnapshot`
   * @param subjectIds what it is about; null for what the model covers now
   */
  static async open(
    client: pg.ClientBase,
    modelId: number,
    subjectIds: readonly number[] | null = null,
  ): Promise<TrainingSnapshot | null> {
    const model = await findTaskModel(client, modelId);
    if (model === null) return null;
    const covered = subjectIds === null ? model : ({ ...model, selection: 'list', subjectIds } as const);
    const snapshot = new TrainingSnapshot(client, model, await listTaskSubjects(client, covered));
    await snapshot.gather();
    return snapshot;
  }

  /** The same for subjects of which no model is trained yet. */
  static async openScope(client: pg.ClientBase, scope: TaskScope): Promise<TrainingSnapshot<TaskScope>> {
    const snapshot = new TrainingSnapshot(client, scope, await listTaskSubjects(client, scope));
    await snapshot.gather();
    return snapshot;
  }

  /** The documents of a part after a page of at most `size`; empty at the end. */
  async read(part: TrainingPart, afterId: string, size: number): Promise<StoredChunk> {
    const { rows } = await this.client.query<StoredRow>(
      `select t.id, d.title, d.text, t.yes, t.no
       from (
         select * from task_document
         where held_out = $1 and place > coalesce((select place from task_document where id = $2), 0)
         order by place limit $3
       ) t
       join document d on d.id = t.id order by t.place`,
      [part === 'heldOut', afterId, size],
    );
    return toChunk(rows);
  }

  /**
   * What curators have said since a time of documents that are not held out, after a page of at most `size`; empty at the
   * end. Labels are what holds now, of the subjects they spoke of and the broader ones that follow.
   */
  async readDecisions(since: Date, afterId: string, size: number): Promise<StoredChunk> {
    const { rows } = await this.client.query<StoredRow>(decisions, [since, afterId, size]);
    return toChunk(rows);
  }

  /** The ids of documents of the training part, by their places in the order in which they are read. */
  async findDocuments(places: readonly number[]): Promise<ReadonlyMap<number, bigint>> {
    const { rows } = await this.client.query<{ place: number; id: string }>(
      `select place, id from (
         select id, (row_number() over (order by place) - 1)::int as place from task_document where not held_out) t
       where place = any($1::int[])`,
      [places],
    );
    return new Map(rows.map(({ place, id }) => [place, BigInt(id)]));
  }

  /** How much is learnt from. */
  async measure(): Promise<CorpusSize> {
    const { rows } = await this.client.query<{ documents: number; characters: number }>(
      `select count(*)::int as documents, coalesce(sum(length(d.title) + length(d.text)), 0)::float8 as characters
       from task_document k join document d on d.id = k.id where not k.held_out`,
    );
    const [counted = { documents: 0, characters: 0 }] = rows;
    return { ...counted, subjects: this.subjects.length };
  }

  /** How many texts of its documents an encoder has not encoded. */
  async countTextsToEncode(encoderId: number): Promise<number> {
    const { rows } = await this.client.query<{ count: number }>(
      `select count(distinct t.sha256)::int as count
       from (select sha256(convert_to(d.title || chr(10) || d.text, 'UTF8')) as sha256
             from task_document k join document d on d.id = k.id) t
       where not exists (select from encoded_text e where e.encoder_id = $1 and e.sha256 = t.sha256)`,
      [encoderId],
    );
    return rows[0]?.count ?? 0;
  }

  async describe(): Promise<LabelSummary> {
    const { rows } = await this.client.query<{ training: number; heldOut: number }>(
      `select count(*) filter (where not held_out)::int as training, count(*) filter (where held_out)::int as "heldOut"
       from task_document`,
    );
    const [documents = { training: 0, heldOut: 0 }] = rows;
    return { documents, labels: await this.countLabels(), fingerprint: await this.fingerprint() };
  }

  /** A table of the transaction's own, so that labels are worked out once and not in each pass. */
  private async gather(): Promise<void> {
    const { schemeId } = this.model;
    await this.client.query(
      'create temp table task_subject (position int primary key, id int not null unique) on commit drop',
    );
    await this.client.query(
      'insert into task_subject select position - 1, id from unnest($1::int[]) with ordinality as s (id, position)',
      [this.subjects.map(({ id }) => id)],
    );
    await this.client.query(
      `create temp table task_document (
         id bigint not null unique, held_out boolean, yes int[], no int[], place int, primary key (held_out, place)
       ) on commit drop`,
    );
    await this.client.query(
      `insert into task_document
       with known as (
         select e.document_id,
           array_agg(t.position order by t.position) filter (where e.value) as yes,
           array_agg(t.position order by t.position) filter (where not e.value) as no
         from effective_label e join task_subject t on t.id = e.subject_id
         group by e.document_id
       ), part as (
         select d.id, d.id_fraction = any($1::smallint[]) as held_out, coalesce(k.yes, '{}') as yes,
           case when c.document_id is null then coalesce(k.no, '{}') end as no, d.publication_date
         from document d
         left join known k on k.document_id = d.id
         left join label_completeness c on c.document_id = d.id and c.scheme_id = $2
         where d.state = 'active' and (k.document_id is not null or c.document_id is not null)
       )
       select id, held_out, yes, no, place from part join (${timePlaces}) as t using (id)`,
      [heldOutFractions, schemeId],
    );
    await this.client.query('analyze task_document');
  }

  private async countLabels(): Promise<LabelsByOrigin> {
    const { rows } = await this.client.query<LabelsByOrigin>(
      `select count(*) filter (where l.origin = 'import')::int as import,
         count(*) filter (where l.origin = 'curator')::int as curator
       from label l join task_document t on t.id = l.document_id
       where exists (
         select from implied_subject a join task_subject s on s.id = a.ancestor_id where a.descendant_id = l.subject_id)`,
    );
    return rows[0] ?? { import: 0, curator: 0 };
  }

  private async fingerprint(): Promise<string> {
    const hash = createHash('sha256').update(JSON.stringify(this.subjects.map(({ id }) => id)));
    let after = '0';
    for (;;) {
      const { rows } = await this.client.query<{ id: string; line: string }>(
        `select t.id, concat_ws(' ', t.id, t.held_out, encode(d.content_hash, 'hex'), t.yes, coalesce(t.no::text, 'rest'), t.place)
           as line
         from (select * from task_document where id > $1 order by id limit $2) t
         join document d on d.id = t.id order by t.id`,
        [after, fingerprintPage],
      );
      const last = rows.at(-1);
      if (last === undefined) return hash.digest('hex');
      for (const { line } of rows) hash.update('\n').update(line);
      after = last.id;
    }
  }
}

/**
 * The places of `part` in the order of publication. A document without a date is taken to come right after the one that
 * came in before it, as `timeRanks` has it.
 */
const timePlaces = `
  select id, row_number() over (order by date nulls first, id) as place from (
    select id, max(publication_date) over (partition by block) as date from (
      select id, publication_date, count(publication_date) over (order by id) as block from part) as blocks
  ) as dated`;

interface StoredRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly yes: number[];
  readonly no: number[] | null;
}

function toChunk(rows: readonly StoredRow[]): StoredChunk {
  return {
    documents: rows.map(({ id, title, text }) => ({ id, title, text })),
    labels: rows.map(({ yes, no }) => ({
      yes: Uint32Array.from(yes),
      no: no === null ? 'rest' : Uint32Array.from(no),
    })),
  };
}

const decisions = `
with said as (
  select distinct l.document_id, t.id as subject_id, t.position
  from label l join implied_subject a on a.descendant_id = l.subject_id join task_subject t on t.id = a.ancestor_id
  where l.origin = 'curator' and l.created_at > $1 and (l.value or a.descendant_id = a.ancestor_id)
), cells as (
  select s.document_id, array_agg(s.position order by s.position) filter (where e.value) as yes,
    array_agg(s.position order by s.position) filter (where not e.value) as no
  from said s join effective_label e on e.document_id = s.document_id and e.subject_id = s.subject_id
  group by s.document_id
)
select d.id, d.title, d.text, coalesce(c.yes, '{}') as yes, coalesce(c.no, '{}') as no
from cells c join task_document t on t.id = c.document_id join document d on d.id = c.document_id
where not t.held_out and d.id > $2 order by d.id limit $3`;
