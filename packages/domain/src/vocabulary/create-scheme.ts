import { z } from 'zod';
import { defineCommand } from '../command.js';
import type { Actor } from '../role.js';
import type { Scheme } from './subject.js';

export type NewScheme = Omit<Scheme, 'id'>;

export interface SchemeStore {
  /** With its audit event. Throws AppError CONFLICT if the name is taken. */
  createScheme(scheme: NewScheme, actor: Actor): Promise<Scheme>;
}

/** Makes an empty scheme, which says for good how it tells subjects apart. */
export const createScheme = defineCommand({
  name: 'createScheme',
  leastRole: 'operator',
  input: z.strictObject({
    name: z.string().trim().min(1).max(200),
    mergesEqualNames: z
      .boolean()
      .nullish()
      .transform((given) => given ?? false),
    labelsImplyBroader: z
      .boolean()
      .nullish()
      .transform((given) => given ?? true),
  }),
  run: (store: SchemeStore, actor, scheme) => store.createScheme(scheme, actor),
});
