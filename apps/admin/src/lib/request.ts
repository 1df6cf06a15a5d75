import type { TypedDocumentString } from '@/gql/graphql';
import { labelLanguageHeaders } from './label-language';
import { signInAgain } from './sign-in-again';

interface Extensions {
  code?: string;
  requestId?: string;
  retryAfterSeconds?: number;
}

interface Answer<Result> {
  data?: Result | null;
  errors?: readonly { message: string; extensions?: Extensions }[];
  code?: string;
  message?: string;
}

/** A request that failed as a whole; a person's mistakes come as problems in the result instead. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  constructor(
    readonly code: string,
    message: string,
    readonly requestId?: string,
    /** When to ask again; undefined where that would give the same. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}

/** Whether the API was asked by an id that cannot be one, as by a mistyped address. */
export const isMalformedId = (error: RequestError | null): boolean => error?.code === 'INVALID_INPUT';

const readAnswer = async <Result>(response: Response): Promise<Answer<Result>> => {
  try {
    return await response.json();
  } catch {
    throw new RequestError('NO_ANSWER', `Unexpected response from the service (status ${response.status}).`);
  }
};

const send = async (body: string, signal?: AbortSignal): Promise<Response> => {
  try {
    return await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...labelLanguageHeaders() },
      body,
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new RequestError('UNREACHABLE', 'Can’t reach the service. Check your connection and try again.');
  }
};

/** Sends one generated document to the API. Where the session has ended, it leads to the sign-in page. @throws RequestError */
export async function request<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const response = await send(JSON.stringify({ query: document.toString(), variables }), signal);
  const answer = await readAnswer<Result>(response);
  const fault = answer.errors?.[0];
  if (fault) {
    const { code = 'FAULT', requestId, retryAfterSeconds } = fault.extensions ?? {};
    if (code === 'NOT_SIGNED_IN') signInAgain();
    throw new RequestError(code, fault.message, requestId, retryAfterSeconds);
  }
  if (answer.data) return answer.data;
  throw new RequestError(
    answer.code ?? 'FAULT',
    answer.message ?? `Unexpected response from the service (status ${response.status}).`,
  );
}
