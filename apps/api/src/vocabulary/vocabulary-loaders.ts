import {
  countSchemes,
  countSubjects,
  type Database,
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

type Keys = readonly number[];

export function createVocabularyLoaders(database: Database) {
  return {
    schemes: loadOne({ read: (ids: Keys) => findSchemes(database, ids), keyOf: ({ id }) => id }),
    schemeCounts: loadOne({ read: (ids: Keys) => countSchemes(database, ids), keyOf: ({ schemeId }) => schemeId }),
    subjects: loadOne({ read: (ids: Keys) => findSubjects(database, ids), keyOf: ({ id }) => id }),
    subjectCounts: loadOne({ read: (ids: Keys) => countSubjects(database, ids), keyOf: ({ subjectId }) => subjectId }),
    vocabularyImports: loadOne({ read: (ids: Keys) => findVocabularyImports(database, ids), keyOf: ({ id }) => id }),
    languages: loadMany({ read: (ids: Keys) => listLanguages(database, ids), keyOf: ({ schemeId }) => schemeId }),
    formerNames: loadMany({ read: (ids: Keys) => listFormerNames(database, ids), keyOf: ({ subjectId }) => subjectId }),
    sharedNames: loadOne({ read: (ids: Keys) => listSharedNames(database, ids), keyOf: ({ subjectId }) => subjectId }),
    /** The steps from a subject to those right above it. */
    broader: loadMany({ read: (ids: Keys) => listBroader(database, ids), keyOf: ({ narrowerId }) => narrowerId }),
    /** The steps from a subject to those right below it. */
    narrower: loadMany({ read: (ids: Keys) => listNarrower(database, ids), keyOf: ({ broaderId }) => broaderId }),
  };
}
