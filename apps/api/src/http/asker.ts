import { isIPv4, isIPv6 } from 'node:net';
import { actorName } from '@classmark/domain';
import type { Request } from 'express';
import { identityOf } from './request-property.js';

/** Who asks, as what they use up is counted: a person, a key or, without either, an address. */
export function askerOf(request: Request): { readonly name: string; readonly isAnonymous: boolean } {
  const { actor } = identityOf.get(request);
  const isAnonymous = actor.kind === 'anonymous';
  return { isAnonymous, name: isAnonymous ? `address:${addressOf(request)}` : actorName(actor) };
}

/** Where a request comes from, as attempts and work are counted. */
export const addressOf = ({ ip }: Pick<Request, 'ip'>): string => countedAddress(ip ?? 'unknown');

/** Without the port that some proxies add; of IPv6 the first half, since whoever has one address has all of its /64. */
export function countedAddress(address: string): string {
  const plain = withoutPort(address).replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [before = '', after] = plain.split('%', 1).join('').split('::');
  const first = before === '' ? [] : before.split(':');
  const last = after ? after.split(':') : [];
  const zeros = after === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function withoutPort(address: string): string {
  const [, inBrackets] = /^\[(.*)\](?::\d+)?$/.exec(address) ?? [];
  if (inBrackets !== undefined) return inBrackets;
  const [, v4 = ''] = /^(.*):\d+$/.exec(address) ?? [];
  return isIPv4(v4) ? v4 : address;
}
