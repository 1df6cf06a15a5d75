import { z } from 'zod';
import { defineCommand } from '../command.js';
import type { Actor } from '../role.js';
import type { Scheme } from './subject.js';

const edit = z.strictObject({ schemeId: z.int(), labelsImplyBroader: z.boolean() });

export type SchemeSettings = Omit<z.output<typeof edit>, 'schemeId'>;

export interface SchemeEditStore {
  /**
   * With its audit event; what is deployed scores all documents again. Throws AppError NOT_FOUND, or CONFLICT while
   * runs are queued or running.
   */
  editScheme(schemeId: number, settings: SchemeSettings, actor: Actor): Promise<Scheme>;
}

/** Sets whether a label implies its broader subjects. Versions trained before keep what they learned. */
export const editScheme = defineCommand({
  name: 'editScheme',
  leastRole: 'operator',
  input: edit,
  run: (store: SchemeEditStore, actor, { schemeId, ...settings }) => store.editScheme(schemeId, settings, actor),
});
