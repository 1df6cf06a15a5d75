import { actorName } from '@classmark/domain';
import type { Request } from 'express';
import { identityOf } from './request-property.js';

/** Who asks, as what they use up is counted: a person, a key or, without either, an address. */
export function askerOf(request: Request): { readonly name: string; readonly isAnonymous: boolean } {
  const { actor } = identityOf.get(request);
  const isAnonymous = actor.kind === 'anonymous';
  return { isAnonymous, name: isAnonymous ? `address:${request.ip}` : actorName(actor) };
}
