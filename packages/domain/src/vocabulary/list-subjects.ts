import { z } from 'zod';
import type { Slice } from '../slice.js';

export const subjectFilter = z
  .strictObject({
    scheme: z.string().nullish(),
    search: z.string().max(200).nullish(),
    parentId: z.int().nullish(),
    rootsOnly: z.boolean().nullish(),
    isDeprecated: z.boolean().nullish(),
  })
  .transform(({ scheme, search, parentId, rootsOnly, isDeprecated }) => ({
    /** By name. */
    scheme: scheme ?? null,
    /** What is being typed: likely labels come first. */
    search: search?.trim() || null,
    /** Those right under it. */
    parentId: parentId ?? null,
    rootsOnly: rootsOnly ?? false,
    /** Null: deprecated or not. */
    isDeprecated: isDeprecated ?? null,
  }));

export type SubjectFilter = z.output<typeof subjectFilter>;

/** A subject's place in a list: by likeness to what was searched (0 where nothing was), then by label. */
export interface SubjectRank {
  readonly id: number;
  readonly label: string;
  readonly likeness: number;
}

export interface SubjectSlice extends Slice<SubjectRank> {
  readonly filter: SubjectFilter;
}

export interface SubjectStore {
  listSubjects(page: SubjectSlice): Promise<SubjectRank[]>;
  countSubjects(filter: SubjectFilter): Promise<number>;
}
