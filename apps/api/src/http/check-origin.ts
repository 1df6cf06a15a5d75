import { AppError } from '@classmark/domain';
import type { RequestHandler } from 'express';
import type { Services } from '../context.js';

/**
 * Refuses what a browser was made to send by somebody else's page. Browsers say where a request comes from whenever it
 * can change something; what shows a token, or says nothing, is no browser that was tricked.
 */
export function checkOrigin({ config }: Services): RequestHandler {
  return (request, _response, next) => {
    const origin = request.get('origin');
    const isSafe = request.method === 'GET' || request.method === 'HEAD';
    if (isSafe || origin === undefined || request.get('authorization') !== undefined) return next();
    const hosts = [config.publicUrl.host, request.get('host'), request.get('x-forwarded-host')];
    if (hosts.includes(hostOf(origin))) return next();
    throw new AppError('NOT_ALLOWED', `Origin not allowed: ${origin}. Open ${config.publicUrl.origin} instead.`);
  };
}

function hostOf(origin: string): string {
  return URL.parse(origin)?.host ?? 'null';
}
