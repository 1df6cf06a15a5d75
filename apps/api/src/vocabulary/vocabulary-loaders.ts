import { type Database, findSchemes, findSubjects } from '@classmark/database';
import DataLoader from 'dataloader';
import { SchemeObject } from './scheme.object.js';
import { SubjectObject } from './subject.object.js';

export function createVocabularyLoaders(database: Database) {
  return {
    schemes: new DataLoader<number, SchemeObject | null>(async (ids) => {
      const schemes = new Map(
        (await findSchemes(database, ids)).map((scheme) => [scheme.id, new SchemeObject(scheme)]),
      );
      return ids.map((id) => schemes.get(id) ?? null);
    }),
    subjects: new DataLoader<number, SubjectObject | null>(async (ids) => {
      const found = await findSubjects(database, ids);
      const subjects = new Map(found.map((subject) => [subject.id, new SubjectObject(subject)]));
      return ids.map((id) => subjects.get(id) ?? null);
    }),
  };
}
