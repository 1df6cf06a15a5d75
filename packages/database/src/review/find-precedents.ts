import type { Verdict } from '@classmark/domain';
import type { Database } from '../database.js';

/** A document of which people have said whether it has the subject. */
export interface Precedent {
  readonly documentId: bigint;
  readonly verdict: Verdict;
  readonly decidedBy: string | null;
  readonly decidedAt: Date;
  /** 0 to 1: the cosine between the sets of words (stems, without stop words). */
  readonly similarity: number;
}

/** How many of the subject's last decided documents are compared. */
const maxCompared = 500;
const maxPrecedents = 5;

/** The decided documents of a subject that share most words with a document, most alike first. */
export function findPrecedents({ prisma }: Database, documentId: bigint, subjectId: number): Promise<Precedent[]> {
  return prisma.$queryRaw<Precedent[]>`
    with own as materialized (
      select unnest(tsvector_to_array(search)) as word from document where id = ${documentId}
    ), decided as materialized (
      select l.document_id, l.value, l.created_at, d.search
      from label l join document d on d.id = l.document_id
      where l.subject_id = ${subjectId} and l.origin = 'curator' and l.document_id <> ${documentId}
      order by l.created_at desc limit ${maxCompared}
    ), shared as (
      select document_id, count(*) as words
      from decided, unnest(tsvector_to_array(search)) as its join own on own.word = its
      group by document_id
    ), compared as (
      select decided.*, shared.words / sqrt(length(search) * (select count(*) from own)) as similarity
      from decided join shared using (document_id)
    ), nearest as (
      select * from compared order by similarity desc, document_id limit ${maxPrecedents}
    )
    select n.document_id as "documentId", case when n.value then 'accept' else 'reject' end as verdict,
      coalesce(u.name, k.name) as "decidedBy", n.created_at as "decidedAt", n.similarity::float8 as similarity
    from nearest n left join lateral (
      select a.user_id, a.api_key_id from decision e join act a on a.id = e.act_id
      where e.document_id = n.document_id and e.subject_id = ${subjectId} and a.undone_at is null
      order by e.id desc limit 1
    ) said on true
      left join user_account u on u.id = said.user_id
      left join api_key k on k.id = said.api_key_id
    order by n.similarity desc, n.document_id`;
}
