export type SignInAnswer = { ok: true } | { ok: false; code: string; message: string };

const readProblem = async (response: Response): Promise<{ code?: string; message?: string }> => {
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
    if (response.ok) return { ok: true };
    const { code = 'FAULT', message = `Unexpected response from the service (status ${response.status}).` } =
      await readProblem(response);
    return { ok: false, code, message };
  } catch {
    return { ok: false, code: 'UNREACHABLE', message: 'Can’t reach the service. Try again shortly.' };
  }
}

/** Only paths of this site may be the page after signing in. */
export const safeNext = (next: string | null): string =>
  next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/';
