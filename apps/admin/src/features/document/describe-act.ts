import type { ShownDecisionFragment } from '@/gql/graphql';
import { fullNameOf, type NamedPlace } from '../../lib/subject-place';

type Decision = Pick<ShownDecisionFragment, 'verdict'> & {
  subject: NamedPlace;
  act: Pick<ShownDecisionFragment['act'], 'kind'>;
};

const listed = (labels: readonly string[]): string => labels.join(', ');

/** What the decisions of one act on a document did, to follow the actor's name: "replaced Geology with Botany". */
export function describeAct(decisions: readonly Decision[]): string {
  const labelsOf = (verdict: Decision['verdict']): string[] =>
    decisions.filter((decision) => decision.verdict === verdict).map(({ subject }) => fullNameOf(subject));
  const [accepted, rejected] = [labelsOf('ACCEPT'), labelsOf('REJECT')];
  const isLabelled = decisions[0]?.act.kind === 'LABEL';
  if (accepted.length > 0 && rejected.length > 0) return `replaced ${listed(rejected)} with ${listed(accepted)}`;
  if (accepted.length > 0) return `${isLabelled ? 'added' : 'accepted'} ${listed(accepted)}`;
  return `${isLabelled ? 'marked as not' : 'rejected'} ${listed(rejected)}`;
}
