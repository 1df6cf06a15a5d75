import type {
  DocumentOrder,
  DocumentState,
  DocumentSubjectStatus,
  LabelOrigin,
  SetAsideReason,
} from '@classmark/domain';
import { enumType } from '../graphql/enum-type.js';

export const DocumentStateEnum = enumType<DocumentState>('DocumentState', 'Whether a document is used.', {
  active: 'It is searched, learnt from and gets suggestions.',
  set_aside: 'It is kept but not used until somebody restores it.',
});

export const DocumentOrderEnum = enumType<DocumentOrder>('DocumentOrder', 'The order of documents.', {
  best_match: 'Best matches of the search first; without a search, newest first.',
  newest: 'Most recently imported first.',
  oldest: 'Earliest imported first.',
  last_published: 'Most recently published first; documents without a date come last.',
});

export const SetAsideReasonEnum = enumType<SetAsideReason>('SetAsideReason', 'Why a document is set aside.', {
  duplicate_content: 'Another document has the same content.',
  too_few_words: 'It has fewer words than CLASSMARK_MIN_WORDS.',
  wrong_language: 'Its language is not one of CLASSMARK_LANGUAGES.',
  deleted_by_source: 'Its source has deleted it.',
  merged: 'It was merged into another document.',
});

export const LabelOriginEnum = enumType<LabelOrigin>('LabelOrigin', 'Who gave a label.', {
  import: 'The source of the document.',
  curator: 'A person; overrides the source.',
});

export const DocumentSubjectStatusEnum = enumType<DocumentSubjectStatus>(
  'DocumentSubjectStatus',
  'Why a document shows a subject.',
  {
    labelled: 'A source or a person gave the label, or one of a narrower subject.',
    accepted: 'It was suggested, and a person accepted it.',
    published: 'It was suggested with a probability at or above the accept threshold.',
  },
);
