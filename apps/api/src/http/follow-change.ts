import {
  claimReviewItems,
  decide,
  deleteTarget,
  deployClassifiers,
  importVocabulary,
  labelDocument,
  merge,
  removeSample,
  rename,
  rollBackClassifiers,
  setThreshold,
  undoDecision,
  undoVocabularyImport,
} from '@classmark/domain';
import type { RequestContext } from '../context.js';

const namesOf = (commands: readonly { readonly name: string }[]): ReadonlySet<string> =>
  new Set(commands.map(({ name }) => name));

/** What people do at the desk, all day, changes nobody's rights and no name of anything. */
const deskCommands = namesOf([claimReviewItems, decide, labelDocument, undoDecision]);

/** Commands that may change what suggests. A decision that does so, on a spot check, is followed when it is announced. */
const servingCommands = namesOf([
  ...[deployClassifiers, rollBackClassifiers, setThreshold],
  ...[deleteTarget, merge, rename],
  ...[importVocabulary, undoVocabularyImport, removeSample],
]);

/** What this process changed holds for its next answer, before the announcement is back. */
export function forgetChanged({ credentials, shown, commandsRun }: RequestContext): void {
  if (commandsRun.isSubsetOf(deskCommands)) return;
  credentials.forgetAll();
  shown.forgetAll();
}

/** Waits until what was deployed by a command that succeeded suggests, so that whoever deployed it sees it. */
export async function serveChanged({ serving, commandsRun }: RequestContext): Promise<void> {
  if (!commandsRun.isDisjointFrom(servingCommands)) await serving.catchUp();
}
