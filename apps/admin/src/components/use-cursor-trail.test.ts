import { parseAsString, useQueryState } from 'nuqs';
import { NuqsTestingAdapter, type UrlUpdateEvent } from 'nuqs/adapters/testing';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { useCursorTrail } from './use-cursor-trail.js';

/** Types a search on a page of a list; gives how the address changes. */
async function search(words: string, searchParams: string): Promise<UrlUpdateEvent | undefined> {
  const onUrlUpdate = vi.fn<(update: UrlUpdateEvent) => void>();
  const typing: (() => void)[] = [];
  const Page = (): null => {
    const { reset } = useCursorTrail();
    const [, setQ] = useQueryState('q', parseAsString);
    typing.push(() => {
      reset();
      void setQ(words);
    });
    return null;
  };
  const props = { searchParams, onUrlUpdate, rateLimitFactor: 0, children: createElement(Page) };
  renderToString(createElement(NuqsTestingAdapter, props));
  typing[0]?.();
  await vi.waitFor(() => expect(onUrlUpdate).toHaveBeenCalled());
  return onUrlUpdate.mock.calls[0]?.[0];
}

it('leads from a later page to the first of another search, and back again', async () => {
  const update = await search('neural', '?q=neura&after=a~b');
  expect(update).toMatchObject({ queryString: '?q=neural', options: { history: 'push' } });
});

it('leaves no page behind for each key of a search', async () => {
  const update = await search('neural', '?q=neura');
  expect(update).toMatchObject({ queryString: '?q=neural', options: { history: 'replace' } });
});
