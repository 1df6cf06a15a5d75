import { afterEach, expect, it, vi } from 'vitest';
import { TypedDocumentString } from '../gql/graphql.js';
import { request } from './request.js';

afterEach(() => vi.unstubAllGlobals());

it('leads to the sign-in page where the session has ended, and back afterwards', async () => {
  const assign = vi.fn();
  vi.stubGlobal('window', {
    location: { pathname: '/review', search: '?subject=S', assign },
    localStorage: { getItem: () => null },
  });
  vi.stubGlobal('fetch', async () =>
    Response.json({ errors: [{ message: 'Sign in first.', extensions: { code: 'NOT_SIGNED_IN' } }] }),
  );
  await expect(request(new TypedDocumentString('{ viewer { name } }'), {})).rejects.toThrow('Sign in first.');
  expect(assign).toHaveBeenCalledWith('/sign-in?next=%2Freview%3Fsubject%3DS');
});
