import { AppError } from '@classmark/domain';
import { bigKeyOf, decodeGlobalId, keyOf } from '../graphql/global-id.js';

const kinds = { Subject: 'subject', Scheme: 'scheme', Source: 'source', Document: 'document' } as const;
type TargetType = keyof typeof kinds;

const isTargetType = (type: string | undefined): type is TargetType => type !== undefined && Object.hasOwn(kinds, type);

/** What an id names, for the domain to check. Throws AppError INVALID_INPUT for an id of another type. */
export function targetOf(id: string, path = 'id'): { readonly kind: string; readonly id: number | bigint } {
  const type = decodeGlobalId(id)?.type;
  if (isTargetType(type)) {
    return { kind: kinds[type], id: type === 'Document' ? bigKeyOf(type, id, path) : keyOf(type, id, path) };
  }
  const message = 'Not the id of a subject, scheme, source or document.';
  throw new AppError('INVALID_INPUT', `${path}: ${message}`, [{ path, message }]);
}

/** Two things of one kind. Throws AppError INVALID_INPUT. */
export function mergingOf(fromId: string, intoId: string) {
  const from = targetOf(fromId, 'fromId');
  const into = targetOf(intoId, 'intoId');
  if (from.kind === into.kind) return { kind: from.kind, fromId: from.id, intoId: into.id };
  const message = 'Only two of one kind can be merged.';
  throw new AppError('INVALID_INPUT', message, [{ path: 'intoId', message }]);
}
