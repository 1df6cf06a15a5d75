import { headersOf, type Shown, type TestApi } from './start-api.js';

/** A subscription's events as they come, until the server ends the stream. */
export async function* readStream(api: TestApi, query: string, shown: Shown): AsyncGenerator<{ data: unknown }> {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream', ...headersOf(shown) };
  const response = await api.fetch('/graphql/stream', { method: 'POST', headers, body: JSON.stringify({ query }) });
  if (response.body === null) throw new Error(`No stream: ${response.status}`);
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const [, name, data] = /^event: (\w+)\ndata: ?(.*)$/s.exec(event) ?? [];
      if (name === 'next' && data !== undefined) yield JSON.parse(data);
    }
  }
}
