import { AppError } from '@classmark/domain';
import type { RequestHandler, Response } from 'express';
import type { Services } from '../context.js';

/**
 * Lets pages of other sites in that the settings name (CORS; with API keys, since cookies are not sent along), and refuses
 * what a browser was made to send by any other page than the admin's. Browsers say where a request comes from whenever it
 * can change something; what shows a token, or says nothing, is no browser that was tricked.
 */
export function checkOrigin({ config }: Services): RequestHandler {
  const allowed = new Set(config.allowedOrigins);
  return (request, response, next) => {
    const origin = request.get('origin');
    if (origin === undefined) return next();
    if (allowed.has(origin)) {
      allow(response, origin);
      if (request.method !== 'OPTIONS') return next();
      response.status(204).end();
      return;
    }
    const isSafe = request.method === 'GET' || request.method === 'HEAD';
    if (isSafe || request.get('authorization') !== undefined || isOwn(origin, config.publicUrl)) return next();
    throw new AppError('NOT_ALLOWED', `Origin not allowed: ${origin}. Open ${config.publicUrl.origin} instead.`);
  };
}

function allow(response: Response, origin: string): void {
  response.set({
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'authorization, content-type, x-request-id',
    'access-control-expose-headers': 'ratelimit, ratelimit-policy, retry-after, x-request-id',
    'access-control-max-age': '600',
  });
  response.vary('origin');
}

/** The three names of this machine are one. */
function isOwn(origin: string, publicUrl: URL): boolean {
  return nameOf(URL.parse(origin)) === nameOf(publicUrl);
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

function nameOf(url: URL | null): string | null {
  return url && `${url.protocol}//${url.hostname.replace(loopback, 'localhost')}:${url.port}`;
}
