import { claimReviewItems, decide, labelDocument, undoDecision } from '@classmark/domain';
import type { OperationDefinitionNode } from 'graphql';
import type { Services } from '../context.js';

/** What people do at the desk, all day, changes nobody's rights, no name of anything and nothing that is deployed. */
const deskCommands: ReadonlySet<string> = new Set(
  [claimReviewItems, decide, labelDocument, undoDecision].map(({ name }) => name),
);

/** What this process changed holds for whoever asks next, before the announcement is back. */
export async function followChange(
  { credentials, shown, serving }: Pick<Services, 'credentials' | 'shown' | 'serving'>,
  { operation, selectionSet }: OperationDefinitionNode,
): Promise<void> {
  if (operation !== 'mutation') return;
  if (selectionSet.selections.every((field) => field.kind === 'Field' && deskCommands.has(field.name.value))) return;
  credentials.forgetAll();
  shown.forgetAll();
  await serving.catchUp();
}
