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
import type { OperationDefinitionNode } from 'graphql';
import type { Services } from '../context.js';

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

/** Names of what is asked for; null where it stands in a fragment. */
const fieldsOf = ({ operation, selectionSet }: OperationDefinitionNode): readonly (string | null)[] =>
  operation === 'mutation'
    ? selectionSet.selections.map((selection) => (selection.kind === 'Field' ? selection.name.value : null))
    : [];

/** What this process changed holds for its next answer, before the announcement is back. */
export function forgetChanged(
  { credentials, shown }: Pick<Services, 'credentials' | 'shown'>,
  operation: OperationDefinitionNode,
): void {
  if (fieldsOf(operation).every((name) => name !== null && deskCommands.has(name))) return;
  credentials.forgetAll();
  shown.forgetAll();
}

/** Waits until what was deployed by an operation that succeeded suggests, so that whoever deployed it sees it. */
export async function serveChanged(
  { serving }: Pick<Services, 'serving'>,
  operation: OperationDefinitionNode,
): Promise<void> {
  if (fieldsOf(operation).some((name) => name === null || servingCommands.has(name))) await serving.catchUp();
}
