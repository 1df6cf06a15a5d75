import type { StartedSession } from '@classmark/domain';
import type { CookieOptions, Request, Response } from 'express';
import type { Config } from '../config.js';

const name = 'classmark_session';

export function readSessionCookie(request: Request): string | null {
  const cookies = request.get('cookie')?.split(/; */) ?? [];
  const own = cookies.find((cookie) => cookie.startsWith(`${name}=`));
  return own?.slice(name.length + 1) ?? null;
}

export function setSessionCookie(response: Response, config: Config, { secret, expiresAt }: StartedSession): void {
  response.cookie(name, secret, { ...optionsOf(config), expires: expiresAt });
}

export function clearSessionCookie(response: Response, config: Config): void {
  response.clearCookie(name, optionsOf(config));
}

/** Out of scripts' reach, and not sent along by other sites' forms. */
function optionsOf({ publicUrl }: Config): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: publicUrl.protocol === 'https:', path: '/' };
}
