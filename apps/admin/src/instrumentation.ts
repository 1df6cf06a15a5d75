import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage, Server } from 'node:http';

/** Puts right what Next's own server does with requests, before Next sees them. */
export function register(): void {
  subscribe('http.server.request.start', (message) => {
    if (!isRequestStart(message)) return;
    addAddress(message.request);
    // An upload may take as long as it makes progress, which the API watches; Node would end it after 5 minutes.
    message.server.requestTimeout = 0;
  });
}

/**
 * Next keeps the `x-forwarded-for` that a request brings, so that anybody could pass for any address. Like every proxy, the
 * admin adds the address that it sees itself; the API believes what trusted proxies added, and no more.
 */
function addAddress({ headers, socket }: IncomingMessage): void {
  const given = headers['x-forwarded-for'];
  headers['x-forwarded-for'] = [given, socket.remoteAddress].flat().filter(Boolean).join(', ');
}

function isRequestStart(message: unknown): message is { readonly request: IncomingMessage; readonly server: Server } {
  if (typeof message !== 'object' || message === null || !('request' in message && 'server' in message)) return false;
  return message.request instanceof IncomingMessage && message.server instanceof Server;
}
