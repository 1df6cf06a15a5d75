import type { SubjectFilter } from '@classmark/domain';
import { Prisma } from '../generated/client.js';

/** Whether a subject `s` is in the part of the vocabularies that the filter names, whatever it is called. */
export function subjectFilterSql({ scheme, parentId, rootsOnly, isDeprecated }: SubjectFilter): Prisma.Sql {
  const conditions = [
    scheme === null ? Prisma.sql`true` : Prisma.sql`s.scheme_id = (select id from scheme where name = ${scheme})`,
    ...(parentId === null
      ? []
      : [Prisma.sql`s.id in (select narrower_id from subject_broader where broader_id = ${parentId})`]),
    ...(isDeprecated === null ? [] : [Prisma.sql`s.is_deprecated = ${isDeprecated}`]),
    ...(rootsOnly ? [Prisma.sql`not exists (select from subject_broader b where b.narrower_id = s.id)`] : []),
  ];
  return Prisma.join(conditions, ' and ');
}
