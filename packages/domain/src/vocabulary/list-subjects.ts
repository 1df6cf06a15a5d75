import { z } from 'zod';
import { parseInput } from '../parse-input.js';
import { type Actor, requireRole } from '../role.js';

const filter = z
  .strictObject({
    scheme: z.string().nullish(),
    search: z.string().max(200).nullish(),
    parentId: z.int().nullish(),
    rootsOnly: z.boolean().nullish(),
  })
  .transform(({ scheme, search, parentId, rootsOnly }) => ({
    /** By name. */
    scheme: scheme ?? null,
    /** What is being typed: likely labels come first. */
    search: search?.trim() || null,
    /** Those right under it. */
    parentId: parentId ?? null,
    rootsOnly: rootsOnly ?? false,
  }));

export type SubjectFilter = z.output<typeof filter>;

/** Throws AppError INVALID_INPUT. */
export const parseSubjectFilter = (input: unknown): SubjectFilter => parseInput(filter, input);

/** A subject's place in a list: by likeness to what was searched (0 where nothing was), then by label. */
export interface SubjectRank {
  readonly id: number;
  readonly label: string;
  readonly likeness: number;
}

export interface SubjectPage {
  readonly filter: SubjectFilter;
  readonly limit: number;
  readonly after: SubjectRank | null;
}

export interface SubjectStore {
  listSubjects(page: SubjectPage): Promise<SubjectRank[]>;
  countSubjects(filter: SubjectFilter): Promise<number>;
}

/** Subjects by label, or what is most like the search first. */
export async function listSubjects(store: SubjectStore, actor: Actor, page: SubjectPage): Promise<SubjectRank[]> {
  requireRole(actor, 'reader');
  return store.listSubjects(page);
}

export async function countSubjects(store: SubjectStore, actor: Actor, filter: SubjectFilter): Promise<number> {
  requireRole(actor, 'reader');
  return store.countSubjects(filter);
}
