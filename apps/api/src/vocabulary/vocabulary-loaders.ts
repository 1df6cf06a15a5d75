import {
  countDocumentsOfSchemes,
  countLabelled,
  countSubjectsOfSchemes,
  countSuggested,
  findSchemes,
  findSubjects,
  findVocabularyImports,
  listBroader,
  listFormerNames,
  listLanguages,
  listNarrower,
  listSharedNames,
} from '@classmark/database';
import { loadMany, loadOne } from '../graphql/row-loaders.js';

export const vocabularyLoaders = {
  schemes: loadOne({ read: findSchemes, keyOf: ({ id }) => id }),
  subjectsOfSchemes: loadOne({ read: countSubjectsOfSchemes, keyOf: ({ schemeId }) => schemeId }),
  documentsOfSchemes: loadOne({ read: countDocumentsOfSchemes, keyOf: ({ schemeId }) => schemeId }),
  subjects: loadOne({ read: findSubjects, keyOf: ({ id }) => id }),
  labelledCounts: loadOne({ read: countLabelled, keyOf: ({ subjectId }) => subjectId }),
  suggestedCounts: loadOne({ read: countSuggested, keyOf: ({ subjectId }) => subjectId }),
  vocabularyImports: loadOne({ read: findVocabularyImports, keyOf: ({ id }) => id }),
  languages: loadMany({ read: listLanguages, keyOf: ({ schemeId }) => schemeId }),
  formerNames: loadMany({ read: listFormerNames, keyOf: ({ subjectId }) => subjectId }),
  sharedNames: loadOne({ read: listSharedNames, keyOf: ({ subjectId }) => subjectId }),
  /** The steps from a subject to those right above it. */
  broader: loadMany({ read: listBroader, keyOf: ({ narrowerId }) => narrowerId }),
  /** The steps from a subject to those right below it. */
  narrower: loadMany({ read: listNarrower, keyOf: ({ broaderId }) => broaderId }),
};
