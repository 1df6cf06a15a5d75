import type { Role } from '@/gql/graphql';
import { canOpen, firstPageOf } from '../shell/page-roles';

export type SignInAnswer = { ok: true; role: Role } | { ok: false; code: string; message: string };

const readAnswer = async (response: Response): Promise<{ role?: Role; code?: string; message?: string }> => {
  try {
    return await response.json();
  } catch {
    return {};
  }
};

/** Asks the API for a session; the cookie it sets is out of this page's reach. */
export async function signIn(name: string, password: string): Promise<SignInAnswer> {
  try {
    const response = await fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password }),
    });
    const { role, ...problem } = await readAnswer(response);
    if (role) return { ok: true, role };
    const { code = 'FAULT', message = `Unexpected response from the service (status ${response.status}).` } = problem;
    return { ok: false, code, message };
  } catch {
    return { ok: false, code: 'UNREACHABLE', message: 'Can’t reach the service. Try again shortly.' };
  }
}

const isOfThisSite = (next: string): boolean => next.startsWith('/') && !next.startsWith('//') && !next.includes('\\');

/** After signing in: the page that somebody came for if it is of this site and for their role, else their first one. */
export const pageAfter = (next: string | null, role: Role): string =>
  next !== null && isOfThisSite(next) && canOpen(role, next) ? next : firstPageOf(role);
