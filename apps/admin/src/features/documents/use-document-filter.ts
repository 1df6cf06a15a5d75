'use client';

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { type CursorTrail, useCursorTrail } from '@/components/use-cursor-trail';
import type { DocumentFilter } from '@/gql/graphql';
import { useViewer } from '../shell/viewer-context';

const predictionStates = ['PUBLISHED', 'QUEUED', 'ACCEPTED', 'REJECTED', 'WITHDRAWN'] as const;
type PredictionState = (typeof predictionStates)[number];
const statesForReaders: readonly PredictionState[] = ['PUBLISHED', 'ACCEPTED', 'REJECTED'];

const parsers = {
  q: parseAsString.withDefault(''),
  subjects: parseAsArrayOf(parseAsString).withDefault([]),
  scheme: parseAsString,
  source: parseAsString,
  from: parseAsString,
  until: parseAsString,
  labelled: parseAsStringLiteral(['yes', 'no'] as const),
  state: parseAsStringLiteral(predictionStates),
};

export interface DocumentFilterState {
  q: string;
  subjects: string[];
  scheme: string | null;
  source: string | null;
  /** Days of publication. */
  from: string | null;
  until: string | null;
  labelled: 'yes' | 'no' | null;
  state: PredictionState | null;
}

export interface DocumentFilterControl {
  filter: DocumentFilterState;
  /** What suggestions can be filtered by: one may not ask for what one may not see. */
  states: readonly PredictionState[];
  trail: CursorTrail;
  /** What the API is asked with. */
  variables: { filter: DocumentFilter; search: string | null; after: string | null };
  change: (changes: Partial<DocumentFilterState>) => void;
  clear: () => void;
  isFiltered: boolean;
}

/** What the list of documents shows, kept in the URL; a change of the filter returns to the first page. */
export function useDocumentFilter(): DocumentFilterControl {
  const [asked, setFilter] = useQueryStates(parsers, { history: 'replace', throttleMs: 150 });
  const trail = useCursorTrail();
  const states = useViewer().can('CURATOR') ? predictionStates : statesForReaders;
  const filter = { ...asked, state: states.find((state) => state === asked.state) ?? null };
  const { q, subjects, scheme, source, from, until, labelled, state } = filter;
  return {
    filter,
    states,
    trail,
    variables: {
      filter: {
        scheme,
        source,
        publishedFrom: from,
        publishedUntil: until,
        predictionState: state,
        subjectIds: subjects.length > 0 ? subjects : null,
        labelled: labelled === null ? null : labelled === 'yes',
      },
      search: q.trim() || null,
      after: trail.after,
    },
    change: (changes) => {
      trail.reset();
      void setFilter(changes);
    },
    clear: () => {
      trail.reset();
      void setFilter(null);
    },
    isFiltered:
      q !== '' || subjects.length > 0 || [scheme, source, from, until, labelled, state].some((value) => value !== null),
  };
}
