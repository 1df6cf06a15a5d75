import { AppError } from '@classmark/domain';

/** The types that have an id of their own; a prediction, decision or classifier is found through what it belongs to. */
export type GlobalIdType =
  | 'Act'
  | 'ApiKey'
  | 'AuditEvent'
  | 'Classifier'
  | 'Decision'
  | 'Deployment'
  | 'Document'
  | 'Encoder'
  | 'HarvestSchedule'
  | 'ImportedModel'
  | 'Experiment'
  | 'Model'
  | 'ModelVersion'
  | 'Prediction'
  | 'ReviewItem'
  | 'Run'
  | 'Scheme'
  | 'Source'
  | 'Subject'
  | 'Upload'
  | 'User'
  | 'VocabularyImport'
  | 'WordVectors';

export interface GlobalId {
  readonly type: string;
  readonly keys: readonly bigint[];
}

const maxInt = 2n ** 31n - 1n;
const maxBigInt = 2n ** 63n - 1n;

/** An opaque id, e.g. of `Document:12` or `Prediction:12:7`. */
export function encodeGlobalId(type: string, ...keys: readonly (number | bigint)[]): string {
  return Buffer.from([type, ...keys].join(':')).toString('base64url');
}

/** What an id says; null if it is none of ours. */
export function decodeGlobalId(id: string): GlobalId | null {
  const [type = '', ...keys] = Buffer.from(id, 'base64url').toString('utf8').split(':');
  if (type === '' || keys.length === 0 || !keys.every((key) => /^\d{1,19}$/.test(key))) return null;
  const numbers = keys.map(BigInt);
  return numbers.every((key) => key <= maxBigInt) ? { type, keys: numbers } : null;
}

/** The keys within an id of this type. Throws AppError INVALID_INPUT naming `path`. */
export function keysOf(type: GlobalIdType, id: string, path = 'id'): readonly bigint[] {
  const decoded = decodeGlobalId(id);
  if (decoded?.type === type) return decoded.keys;
  const message = `Not the id of a ${type}.`;
  throw new AppError('INVALID_INPUT', `${path}: ${message}`, [{ path, message }]);
}

/** The key within an id whose type has bigint keys (Document, Run, Act …). Throws AppError INVALID_INPUT. */
export function bigKeyOf(type: GlobalIdType, id: string, path = 'id'): bigint {
  const [key = 0n] = keysOf(type, id, path);
  return key;
}

/** The key within an id whose type has int keys (Subject, ModelVersion, User …). Throws AppError INVALID_INPUT. */
export function keyOf(type: GlobalIdType, id: string, path = 'id'): number {
  const key = bigKeyOf(type, id, path);
  // No row has a larger one: 0 is nobody's key, so that the answer is "not found".
  return key > maxInt ? 0 : Number(key);
}
