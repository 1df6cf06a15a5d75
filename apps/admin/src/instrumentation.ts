import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/**
 * Next keeps the `x-forwarded-for` that a request brings, so that anybody could pass for any address. Like every proxy, the
 * admin adds the address that it sees itself; the API believes what trusted proxies added, and no more.
 */
export function register(): void {
  subscribe('http.server.request.start', (message) => {
    if (!isRequestStart(message)) return;
    const { headers, socket } = message.request;
    const given = headers['x-forwarded-for'];
    headers['x-forwarded-for'] = [given, socket.remoteAddress].flat().filter(Boolean).join(', ');
  });
}

function isRequestStart(message: unknown): message is { readonly request: IncomingMessage } {
  return typeof message === 'object' && message !== null && 'request' in message;
}
