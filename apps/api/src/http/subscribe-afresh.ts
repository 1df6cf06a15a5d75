import { cancelWith } from '@classmark/database';
import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute, GraphQLError } from 'graphql';
import type { RequestContext } from '../context.js';

type Context = Pick<RequestContext, 'signal'>;

/**
 * Like graphql's `subscribe`, but with a context for each event: what loaders remember is no older than the event. The
 * first event is paid for when the stream is opened, each further one before it is made: where `pay` rejects, the stream ends.
 */
export async function* subscribeAfresh(
  args: ExecutionArgs,
  createContext: () => Context,
  pay: () => Promise<void>,
): AsyncGenerator<ExecutionResult> {
  const roots = await createSourceEventStream({ ...args, contextValue: createContext() });
  if (!(Symbol.asyncIterator in roots)) return yield roots;
  let isFirst = true;
  for await (const rootValue of roots) {
    const refusal = isFirst ? null : await refusalOf(pay);
    if (refusal !== null) return yield { errors: [refusal] };
    isFirst = false;
    const contextValue = createContext();
    const { signal } = contextValue;
    const result = await cancelWith(signal, async () => execute({ ...args, rootValue, contextValue }));
    if (signal.aborted) return; // An event that was cut short is none.
    yield result;
  }
}

async function refusalOf(pay: () => Promise<void>): Promise<GraphQLError | null> {
  try {
    await pay();
    return null;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return new GraphQLError(error.message, { originalError: error });
  }
}
