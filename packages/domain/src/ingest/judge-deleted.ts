import type { StoredDocument } from './duplicates.js';
import type { SetAsideReason } from './import-report.js';

/**
 * Why a document stands aside once its source has deleted it; null if it stays active. What a person restored or merged
 * into another stays as it is.
 */
export function judgeDeleted({
  isRestored,
  setAside,
}: Pick<StoredDocument, 'isRestored' | 'setAside'>): SetAsideReason | null {
  return isRestored || setAside === 'merged' ? setAside : 'deleted_by_source';
}
