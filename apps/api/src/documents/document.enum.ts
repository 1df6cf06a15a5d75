import type { DocumentState, DocumentSubjectStatus, LabelOrigin, SetAsideReason } from '@classmark/domain';
import { enumType } from '../graphql/enum-type.js';

export const DocumentStateEnum = enumType<DocumentState>('DocumentState', 'Whether a document takes part.', {
  active: 'It is searched, learned from and suggested for.',
  set_aside: 'It is kept, but takes no part until it is restored.',
});

export const SetAsideReasonEnum = enumType<SetAsideReason>('SetAsideReason', 'Why a document stands aside.', {
  duplicate_content: 'Another document has the same content.',
  too_few_words: 'It has fewer words than CLASSMARK_MIN_WORDS.',
  wrong_language: 'It is in none of CLASSMARK_LANGUAGES.',
});

export const LabelOriginEnum = enumType<LabelOrigin>('LabelOrigin', 'Who says so.', {
  import: 'The source of the document.',
  curator: 'A person; speaks before the source.',
});

export const SubjectStandingEnum = enumType<DocumentSubjectStatus>(
  'SubjectStanding',
  'Why a document shows a subject.',
  {
    labelled: 'A source or a person says so, of it or of a narrower one.',
    accepted: 'It was suggested, and a person agreed.',
    published: 'It was suggested with a probability above the threshold.',
  },
);
