import type { Transaction } from '../database.js';
import type { AliasOrigin } from '../generated/client.js';

export interface WrittenAlias {
  readonly key: string;
  readonly subjectId: number;
  readonly origin: AliasOrigin;
}

/**
 * Writes keys by which subjects of a scheme are found besides their own. What people have merged stays so whatever a
 * file says, and where people say it once more. What is a subject's own key or URI means that subject.
 */
export async function writeAliases(tx: Transaction, schemeId: number, aliases: readonly WrittenAlias[]): Promise<void> {
  await tx.$executeRaw`
    insert into subject_alias as old (scheme_id, key, subject_id, origin)
    select ${schemeId}, a.key, a."subjectId", a.origin
    from jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb) as a (key text, "subjectId" int, origin alias_origin)
    on conflict (scheme_id, key) do update set subject_id = excluded.subject_id,
      origin = case when old.subject_id = excluded.subject_id then greatest(old.origin, excluded.origin)
        else excluded.origin end
      where old.origin <> 'merging' or excluded.origin <> 'vocabulary'`;
  await tx.$executeRaw`
    delete from subject_alias a using subject s where a.scheme_id = ${schemeId} and s.scheme_id = ${schemeId} and s.key = a.key`;
  await tx.$executeRaw`
    delete from subject_alias a using subject s where a.scheme_id = ${schemeId} and s.scheme_id = ${schemeId} and s.uri = a.key`;
}
