import { z } from 'zod';
import { ServiceError } from './service-error.js';

/** Parses the result union of a mutation; a typed problem throws ServiceError. */
export function resultOf<Success extends z.ZodType>(success: Success) {
  const problem = z.object({ message: z.string(), issues: z.array(z.object({ message: z.string() })).optional() });
  return z.union([success, problem]).transform((result): z.output<Success> => {
    const refused = problem.safeParse(result);
    if (!refused.success) return success.parse(result);
    const { message, issues = [] } = refused.data;
    const more = issues.map((issue) => issue.message).filter((one) => !message.includes(one));
    throw new ServiceError([message, ...more.map((one) => `  ${one}`)].join('\n'));
  });
}

/** Selects the fields of a problem that `resultOf` reads. */
export const problemFields = '... on Problem { message } ... on InvalidInputProblem { issues { message } }';
