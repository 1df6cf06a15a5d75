import { AppError } from '@classmark/domain';
import type { SparkAddress } from './channel.js';

const defaultPort = 15_002;
const local: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads the address of a Spark Connect server as Spark's own clients write it: `sc://HOST[:PORT][/;use_ssl=true]`.
 * @param token sent with each request, which then are encrypted unless they stay on this machine
 * @throws AppError where it is not such an address
 */
export function parseSparkAddress(written: string, token: string | null): SparkAddress {
  const match = /^sc:\/\/(\[[0-9a-f:]+\]|[^/:;\s]+)(?::(\d{1,5}))?(?:\/(.*))?$/i.exec(written);
  if (match === null) {
    throw new AppError('INVALID_INPUT', `"${written}" is not a Spark Connect address; write sc://HOST:PORT.`);
  }
  const [, host = '', port, parameters = ''] = match;
  const isEncrypted = /(^|;)use_ssl=true(;|$)/.test(parameters) || (token !== null && !local.has(host));
  return { host, port: port === undefined ? defaultPort : Number(port), token, isEncrypted };
}
