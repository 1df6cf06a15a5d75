import type { DocumentFilter } from '@classmark/domain';
import { Prisma } from '../generated/client.js';

/** What the generated column `document.search` is compared with. */
export function searchQuery(search: string): Prisma.Sql {
  return Prisma.sql`search_query(${search})`;
}

/** What documents `d` must be to answer a filter. */
export function whereSql(filter: DocumentFilter): Prisma.Sql {
  const { search } = filter;
  const found = search === null ? [] : [Prisma.sql`d.search @@ ${searchQuery(search)}`];
  return Prisma.join([Prisma.sql`d.state = ${filter.state}::document_state`, ...found, ...conditions(filter)], ' and ');
}

/** Whether a filter says more than the state and a search. */
export function isNarrowed(filter: DocumentFilter): boolean {
  return conditions(filter).length > 0;
}

/** What documents `d` must be to answer a filter, but for its search. */
export function narrowingSql(filter: DocumentFilter): Prisma.Sql {
  return Prisma.join([Prisma.sql`true`, ...conditions(filter)], ' and ');
}

function conditions(filter: DocumentFilter): Prisma.Sql[] {
  const { source, externalId, labelled, predictionState, subjectIds, publishedFrom, publishedUntil, metadata } = filter;
  return [
    ...(source === null ? [] : [Prisma.sql`d.source_id = (select id from source where name = ${source})`]),
    ...(externalId === null ? [] : [isCalled(externalId)]),
    ...(labelled === null ? [] : [isLabelled(labelled, filter)]),
    ...(predictionState === null ? [] : [hasPrediction(predictionState)]),
    ...(publishedFrom === null ? [] : [isPublishedFrom(publishedFrom)]),
    ...(publishedUntil === null ? [] : [isPublishedUntil(publishedUntil)]),
    ...metadata.map(hasMetadata),
    ...(subjectIds.length === 0 ? [] : [hasSubjects(subjectIds)]),
  ];
}

/** By the index of ids within a source: one look for each source. */
function isCalled(externalId: string): Prisma.Sql {
  return Prisma.sql`d.id = any(array(
    select x.id from source s cross join lateral (
      select id from document where source_id = s.id and external_id = ${externalId} offset 0) as x))`;
}

/** Whether a source or a person has said anything of a document's subjects, be it that it has none. */
function isLabelled(isSo: boolean, { scheme }: DocumentFilter): Prisma.Sql {
  const schemeId = Prisma.sql`(select id from scheme where name = ${scheme})`;
  const ofScheme =
    scheme === null ? Prisma.empty : Prisma.sql`join subject s on s.id = l.subject_id and s.scheme_id = ${schemeId}`;
  const inScheme = scheme === null ? Prisma.empty : Prisma.sql`and c.scheme_id = ${schemeId}`;
  if (!isSo) {
    return Prisma.sql`
      not exists (select from label l ${ofScheme} where l.document_id = d.id)
      and not exists (select from label_completeness c where c.document_id = d.id ${inScheme})`;
  }
  return Prisma.sql`d.id in (
    select l.document_id from label l ${ofScheme}
    union all select c.document_id from label_completeness c where true ${inScheme})`;
}

/** A document of which only the year, or the month, is known may be of any day of it. */
function isPublishedFrom(date: string): Prisma.Sql {
  const wider = [date.slice(0, 4), date.slice(0, 7)];
  return Prisma.sql`(d.publication_date >= ${date} or d.publication_date = any(${wider}))`;
}

/** A year or month goes on to its last day: `~` comes after all that may follow. */
function isPublishedUntil(date: string): Prisma.Sql {
  return Prisma.sql`d.publication_date < ${`${date}~`}`;
}

function hasMetadata({ key, value }: DocumentFilter['metadata'][number]): Prisma.Sql {
  const alone = JSON.stringify({ [key]: value });
  const listed = JSON.stringify({ [key]: [value] });
  return Prisma.sql`(d.metadata @> ${alone}::jsonb or d.metadata @> ${listed}::jsonb)`;
}

function hasPrediction(state: string): Prisma.Sql {
  return Prisma.sql`exists (
    select from prediction p where p.document_id = d.id and p.state = ${state}::prediction_state)`;
}

/** All of them. In one go, so that a planner without statistics cannot nest one search in the other. */
function hasSubjects(subjectIds: readonly number[]): Prisma.Sql {
  return Prisma.sql`d.id in (
    select document_id from document_subject where subject_id = any(${[...subjectIds]}::int[])
    group by document_id having count(distinct subject_id) = ${subjectIds.length})`;
}
