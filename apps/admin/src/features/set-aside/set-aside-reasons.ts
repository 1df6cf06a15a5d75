import type { SetAsideReason } from '@/gql/graphql';

/** Why a document takes no part, in words. */
export const setAsideReasons: Record<SetAsideReason, string> = {
  DUPLICATE_CONTENT: 'Duplicate content',
  TOO_FEW_WORDS: 'Too few words',
  WRONG_LANGUAGE: 'Other language',
  DELETED_BY_SOURCE: 'Deleted by its source',
  MERGED: 'Merged into another document',
};
