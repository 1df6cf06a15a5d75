/** What a mutation's result union holds instead of success: something the person can mend. */
export interface Problem {
  __typename: string;
  code: string;
  message: string;
  field?: string | null;
}

type ProblemIn<Result> = Extract<Result, Problem>;

/** Tells a problem from a success in a result union. */
export const isProblem = <Result extends { __typename?: string }>(result: Result): result is ProblemIn<Result> =>
  result.__typename?.endsWith('Problem') ?? false;
