import { z } from 'zod';
import { AppError } from '../app-error.js';
import { defineCommand } from '../command.js';
import { cleanLabel } from '../vocabulary/clean-label.js';
import { target, type UpkeepStore } from './upkeep-store.js';

/** What each kind may be called: as imports read it. */
const longest = { subject: 200, scheme: 200, source: 200, document: 2_000 } as const;

/** Gives a subject, scheme or source another name, a document another title. */
export const rename = defineCommand({
  name: 'rename',
  leastRole: 'operator',
  input: z.strictObject({ target, name: z.string() }),
  run: (store: UpkeepStore, actor, { target: renamed, name }) => {
    const clean = cleanLabel(name);
    const max = longest[renamed.kind];
    if (clean !== '' && clean.length <= max) return store.rename(renamed, clean, actor);
    const message = `A name has 1 to ${max} characters.`;
    throw new AppError('INVALID_INPUT', message, [{ path: 'name', message }]);
  },
});
