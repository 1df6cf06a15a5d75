import { type ClassType, createUnionType } from 'type-graphql';
import { InvalidInputProblem, NotAllowedProblem, Problem } from './problem.js';

/** What a command answers with: its success, or a problem; those of input and role are always among them. */
export function answerUnion<Success extends object>(
  name: string,
  description: string,
  success: ClassType<Success>,
  problems: readonly ClassType<Problem>[] = [],
) {
  return createUnionType({
    name,
    description,
    types: () => [success, InvalidInputProblem, NotAllowedProblem, ...problems] as const,
    resolveType: (answer) => (answer instanceof Problem ? answer.constructor.name : success),
  });
}
