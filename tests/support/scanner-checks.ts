/** A way into the API, as somebody with these headers. */
export interface Entrance {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a scanner of GraphQL APIs looks for. */
export interface ScannerCheck {
  readonly name: string;
  /** Whether people with a key or session may have it, at a bounded cost. */
  readonly isForKnown: boolean;
  /** The text of an answer that shows it; otherwise null. */
  find(entrance: Entrance): Promise<string | null>;
}

async function answerTo({ url, headers }: Entrance, init: RequestInit & { query?: string } = {}): Promise<string> {
  const target = new URL(url);
  if (init.query !== undefined) target.searchParams.set('query', init.query);
  return (await fetch(target, { ...init, headers: { ...headers, ...init.headers }, redirect: 'manual' })).text();
}

const post = (entrance: Entrance, body: unknown): Promise<string> =>
  answerTo(entrance, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** `data` with something in it, in an answer or in an event of a stream. */
const hasData = /"data":\s*\{/;

function byQuery(name: string, query: string, shown: RegExp = hasData): ScannerCheck {
  return {
    name,
    isForKnown: false,
    async find(entrance) {
      const answer = await post(entrance, { query });
      return shown.test(answer) ? answer : null;
    },
  };
}

const forKnown = (check: ScannerCheck): ScannerCheck => ({ ...check, isForKnown: true });

function byRequest(name: string, init: RequestInit & { query?: string }, shown: RegExp = hasData): ScannerCheck {
  return {
    name,
    isForKnown: false,
    async find(entrance) {
      const answer = await answerTo(entrance, init);
      return shown.test(answer) ? answer : null;
    },
  };
}

const typename = '{ __typename }';
const aliases = Array.from({ length: 101 }, (_, i) => `alias${i}: __typename`).join(' ');
const circle = '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }';

/** What graphql-cop 1.15 checks, said anew. */
export const scannerChecks: readonly ScannerCheck[] = [
  byQuery('101 aliases of a field', `{ ${aliases} }`),
  byQuery('a field 500 times', `{ ${'__typename '.repeat(500)} }`),
  byQuery('ten errors for ten directives', `{ __typename ${'@aa'.repeat(10)} }`, /(?:"message".*){10}/s),
  byQuery('the schema in circles', circle),
  byQuery('traces of the execution', typename, /"tracing"/),
  byQuery('where in the code an error was noticed', 'qwerty cop { abc }', /"exception"|stacktrace|node_modules/),
  forKnown(byQuery('the schema', '{ __schema { types { name fields { name } } } }')),
  forKnown(byQuery('names of fields for a misspelt one', '{ __schema { directive } }', /Did you mean/)),
  {
    name: 'ten queries in one request',
    isForKnown: false,
    async find(entrance) {
      const answer = await post(
        entrance,
        Array.from({ length: 10 }, () => ({ query: typename })),
      );
      return hasData.test(answer) ? answer : null;
    },
  },
  byRequest('an answer to GET', { query: typename }),
  byRequest('a mutation by GET', { query: `mutation ${typename}` }),
  byRequest('an answer to a form', { method: 'POST', body: new URLSearchParams({ query: typename }) }),
  byRequest('a page to try queries on', { headers: { accept: 'text/html' } }, /graphiql|playground/i),
];
