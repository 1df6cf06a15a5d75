import {
  countSchemes,
  countSubjects,
  type Database,
  findSchemes,
  findSubjects,
  listBroader,
  listNarrower,
  type SchemeCounts,
} from '@classmark/database';
import type { SubjectCounts } from '@classmark/domain';
import DataLoader from 'dataloader';
import { SchemeObject } from './scheme.object.js';
import { SubjectObject } from './subject.object.js';

const noDocuments: SubjectCounts = { labelled: 0, published: 0, queued: 0 };

export function createVocabularyLoaders(database: Database) {
  return {
    schemes: new DataLoader<number, SchemeObject | null>(async (ids) => {
      const schemes = new Map(
        (await findSchemes(database, ids)).map((scheme) => [scheme.id, new SchemeObject(scheme)]),
      );
      return ids.map((id) => schemes.get(id) ?? null);
    }),
    schemeCounts: new DataLoader<number, SchemeCounts>(async (ids) => {
      const counts = new Map((await countSchemes(database, ids)).map((count) => [count.schemeId, count]));
      return ids.map((schemeId) => counts.get(schemeId) ?? { schemeId, subjects: 0, documents: 0 });
    }),
    subjects: new DataLoader<number, SubjectObject | null>(async (ids) => {
      const found = await findSubjects(database, ids);
      const subjects = new Map(found.map((subject) => [subject.id, new SubjectObject(subject)]));
      return ids.map((id) => subjects.get(id) ?? null);
    }),
    subjectCounts: new DataLoader<number, SubjectCounts>(async (ids) => {
      const counts = await countSubjects(database, ids);
      return ids.map((id) => counts.get(id) ?? noDocuments);
    }),
    /** The keys of what is right above a subject. */
    broaderIds: new DataLoader<number, readonly number[]>(async (ids) => {
      const steps = Map.groupBy(await listBroader(database, ids), ({ narrowerId }) => narrowerId);
      return ids.map((id) => (steps.get(id) ?? []).map(({ broaderId }) => broaderId));
    }),
    /** The keys of what is right under a subject. */
    narrowerIds: new DataLoader<number, readonly number[]>(async (ids) => {
      const steps = Map.groupBy(await listNarrower(database, ids), ({ broaderId }) => broaderId);
      return ids.map((id) => (steps.get(id) ?? []).map(({ narrowerId }) => narrowerId));
    }),
  };
}
