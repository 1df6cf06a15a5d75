import { AppError } from '@classmark/domain';

/** What a thread gives: an AppError would lose its class on the way out. */
export type ThreadAnswer<Output> =
  | { readonly output: Output }
  | { readonly refusal: Pick<AppError, 'code' | 'message' | 'issues'> };

/** The thread's side. Throws faults as they are. */
export async function answerOrRefuse<Output>(work: () => Promise<Output>): Promise<ThreadAnswer<Output>> {
  try {
    return { output: await work() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, issues } = error;
    return { refusal: { code, message, issues } };
  }
}

/** The caller's side. @throws the AppError that the thread's work threw */
export function outputOf<Output>(answer: ThreadAnswer<Output>): Output {
  if ('output' in answer) return answer.output;
  const { code, message, issues } = answer.refusal;
  throw new AppError(code, message, issues);
}
