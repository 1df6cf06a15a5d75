import type { LookupAddress, LookupAllOptions, LookupOptions } from 'node:dns';
import { lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { LastingError, PassingError } from './harvest-error.js';
import { judgeStatus, readRetryAfter } from './judge-status.js';

export interface FetchOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Headers for the host of the address alone, with its scheme and port: not for where it redirects to. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Whether an IP address may be asked. */
  readonly mayAsk: (address: string) => boolean;
  /** Of an answer as it is sent, and again as it is read. */
  readonly maxBytes: number;
  /** Without a byte. */
  readonly idleMs: number;
  /** For an answer in whole, from each redirect on. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  /** Around each request that is made, also after a redirect: waits for when the address may be asked. */
  readonly inTurn: <Result>(url: string, ask: () => Promise<Result>) => Promise<Result>;
  /** Resolves a name to all its addresses; the system's way if left out. */
  readonly resolve?: Resolve;
}

type Resolve = (
  name: string,
  options: LookupAllOptions,
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

export interface Answer {
  /** Where it came from, after redirects. */
  readonly url: string;
  readonly contentType: string;
  readonly body: Buffer;
}

const maxRedirects = 5;
const decoders = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };

/**
 * Asks an http or https address. Each address that a name leads to is checked as it is connected to, also after each
 * redirect, so that no name can lead into a private network.
 * @throws PassingError, LastingError, or the signal's reason
 */
export async function fetchAnswer(first: string, options: FetchOptions): Promise<Answer> {
  let url = first;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const isSameOrigin = new URL(url).origin === new URL(first).origin;
    const headers = isSameOrigin ? { ...options.headers, ...options.credentials } : options.headers;
    requireAskable(url, options.mayAsk);
    const asked = url;
    const hop = await options.inTurn(asked, () => askInTime(asked, { ...options, headers }));
    if ('body' in hop) return hop;
    url = hop.location;
  }
  throw new LastingError(`The server redirected more than ${maxRedirects} times.`);
}

type Hop = Answer | { readonly location: string };

async function askInTime(url: string, options: FetchOptions): Promise<Hop> {
  const deadline = AbortSignal.timeout(options.deadlineMs);
  const signal = AbortSignal.any([options.signal, deadline]);
  try {
    return await askOnce(url, { ...options, signal });
  } catch (error) {
    options.signal.throwIfAborted();
    if (deadline.aborted) throw new PassingError(`The answer was not complete within ${options.deadlineMs / 1_000} s.`);
    throw error instanceof LastingError || error instanceof PassingError ? error : new PassingError(messageOf(error));
  }
}

async function askOnce(url: string, options: FetchOptions): Promise<Hop> {
  const response = await send(url, options);
  const { statusCode: status = 0, headers: answered } = response;
  if (status >= 300 && status < 400 && answered.location !== undefined) {
    response.destroy();
    const location = URL.parse(answered.location, url);
    if (location !== null) return { location: location.href };
    throw new PassingError(`The server redirected to "${answered.location}", which is no address.`);
  }
  const problem = judgeStatus(status, readRetryAfter(answered['retry-after'], Date.now()));
  if (problem !== null) {
    response.destroy();
    throw problem;
  }
  return { url, contentType: answered['content-type'] ?? '', body: await readBody(response, options) };
}

/** A name is checked when it is looked up, a number here. */
function requireAskable(url: string, mayAsk: MayAsk): void {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new LastingError(`Only http and https can be harvested, not ${protocol}//.`);
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) > 0) requireAllowed(mayAsk, literal, literal);
}

function send(url: string, options: FetchOptions): Promise<IncomingMessage> {
  const { headers, idleMs, signal } = options;
  const request = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      headers: { 'accept-encoding': 'gzip, deflate', ...headers },
      // A connection that is kept would be used again without looking at where it leads.
      agent: false,
      signal,
      timeout: idleMs,
      lookup: (name, lookupOptions, callback) => lookUp(options, { name, options: lookupOptions }, callback),
    });
    let received: IncomingMessage | null = null;
    sent.on('timeout', () => {
      // An answer that has begun would only tell that it was aborted.
      (received ?? sent).destroy(new PassingError(`The server sent nothing for ${idleMs / 1_000} s.`));
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      received = response;
      resolve(response);
    });
    sent.end();
  });
}

function requireAllowed(mayAsk: MayAsk, address: string, name: string): void {
  if (mayAsk(address)) return;
  throw new LastingError(
    `"${name}" is on this machine or a private network (${address}), which harvests must not reach unless local addresses are allowed.`,
  );
}

type MayAsk = FetchOptions['mayAsk'];
type OnLookup = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Resolves a name, and gives it to nobody if one of its addresses may not be asked. */
function lookUp(
  { mayAsk, resolve = lookup }: FetchOptions,
  { name, options }: { readonly name: string; readonly options: LookupOptions },
  callback: OnLookup,
): void {
  resolve(name, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    try {
      for (const { address } of addresses) requireAllowed(mayAsk, address, name);
    } catch (refusal) {
      return callback(refusal instanceof Error ? refusal : new Error(String(refusal)), []);
    }
    const [first] = addresses;
    if (options.all === true || first === undefined) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
}

/** The whole body, decoded; stops at the limit, before and after. */
async function readBody(response: IncomingMessage, { maxBytes }: FetchOptions): Promise<Buffer> {
  const encoding = (response.headers['content-encoding'] ?? 'identity').toLowerCase();
  const tooLarge = new LastingError(`The answer is larger than ${maxBytes / 1_000_000} MB.`);
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) {
    response.destroy();
    throw tooLarge;
  }
  let sentBytes = 0;
  response.on('data', ({ length }: Buffer) => {
    sentBytes += length;
    if (sentBytes > maxBytes) response.destroy(tooLarge);
  });
  const chunks: Buffer[] = [];
  let readBytes = 0;
  for await (const chunk of decode(response, encoding)) {
    readBytes += chunk.length;
    if (readBytes > maxBytes) {
      response.destroy();
      throw tooLarge;
    }
    chunks.push(chunk);
  }
  if (!response.complete) throw new PassingError('The answer was cut off.');
  return Buffer.concat(chunks);
}

function decode(response: IncomingMessage, encoding: string): Readable {
  if (encoding === 'identity' || encoding === '') return response;
  if (!isDecoded(encoding)) throw new LastingError(`The answer is encoded as "${encoding}", which is not supported.`);
  return pipeline(response, decoders[encoding](), () => {});
}

const isDecoded = (encoding: string): encoding is keyof typeof decoders => Object.hasOwn(decoders, encoding);

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return error.message === '' ? `The connection failed (${code}).` : `The connection failed: ${error.message}.`;
}
