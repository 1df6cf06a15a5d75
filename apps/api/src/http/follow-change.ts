import {
  type Actor,
  claimReviewItems,
  commands,
  decide,
  deleteTarget,
  deployClassifiers,
  hasRole,
  importVocabulary,
  labelDocument,
  merge,
  type Role,
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

const leastRoles: ReadonlyMap<string, Role> = new Map(commands.map(({ name, leastRole }) => [name, leastRole]));

/** Whether the actor may have changed something by one of the fields that count; those within a fragment do. */
function mayHaveRun(actor: Actor, operation: OperationDefinitionNode, counts: (name: string) => boolean): boolean {
  if (actor.kind === 'anonymous') return false;
  return fieldsOf(operation).some((name) =>
    name === null ? hasRole(actor, 'curator') : counts(name) && hasRole(actor, leastRoles.get(name) ?? 'curator'),
  );
}

/** What this process changed holds for its next answer, before the announcement is back. */
export function forgetChanged(
  { credentials, shown }: Pick<Services, 'credentials' | 'shown'>,
  actor: Actor,
  operation: OperationDefinitionNode,
): void {
  if (!mayHaveRun(actor, operation, (name) => !deskCommands.has(name))) return;
  credentials.forgetAll();
  shown.forgetAll();
}

/** Waits until what was deployed by an operation that succeeded suggests, so that whoever deployed it sees it. */
export async function serveChanged(
  { serving }: Pick<Services, 'serving'>,
  actor: Actor,
  operation: OperationDefinitionNode,
): Promise<void> {
  if (mayHaveRun(actor, operation, (name) => servingCommands.has(name))) await serving.catchUp();
}
