import { claimReviewItems, decide, labelDocument, undoDecision } from '@classmark/domain';
import type { OperationDefinitionNode } from 'graphql';
import type { Services } from '../context.js';

/** What people do at the desk, all day, changes nobody's rights and no name of anything. */
const deskCommands: ReadonlySet<string> = new Set(
  [claimReviewItems, decide, labelDocument, undoDecision].map(({ name }) => name),
);

/** What this process changed holds for its next answer, before the announcement is back. */
export function forgetChanged(
  { credentials, shown }: Pick<Services, 'credentials' | 'shown'>,
  { operation, selectionSet }: OperationDefinitionNode,
): void {
  if (operation !== 'mutation') return;
  if (selectionSet.selections.every((field) => field.kind === 'Field' && deskCommands.has(field.name.value))) return;
  credentials.forgetAll();
  shown.forgetAll();
}
