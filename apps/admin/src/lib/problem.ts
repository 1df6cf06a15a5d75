/** What a mutation's result union holds instead of success: something the person can mend. */
export interface Problem {
  __typename: string;
  code: string;
  message: string;
  issues?: readonly { path: string; message: string }[];
}

type ProblemIn<Result> = Extract<Result, Problem>;

/** Tells a problem from a success in a result union. */
export const isProblem = <Result>(result: Result): result is ProblemIn<Result> =>
  typeof result === 'object' &&
  result !== null &&
  '__typename' in result &&
  typeof result.__typename === 'string' &&
  result.__typename.endsWith('Problem');
