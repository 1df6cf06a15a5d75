import { defineCommand } from '../command.js';
import { merging, type UpkeepStore } from './upkeep-store.js';

/** Makes one of two things of a kind: the first goes, and what was known of it is known of the second. */
export const merge = defineCommand({
  name: 'merge',
  leastRole: 'operator',
  input: merging,
  run: (store: UpkeepStore, actor, merged) => store.merge(merged, { actor, isPreview: false }),
});
