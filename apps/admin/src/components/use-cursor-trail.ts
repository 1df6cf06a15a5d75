'use client';

import { parseAsArrayOf, parseAsString, useQueryState } from 'nuqs';

/** Where a reader of a connection is: the cursor to read after, the way there, and how to move. */
export interface CursorTrail {
  after: string | null;
  page: number;
  forward: (cursor: string) => void;
  back: () => void;
  reset: () => void;
}

/** Keeps the cursors passed so far in the URL, so that a page can be shared, reloaded and left backwards. */
export function useCursorTrail(key = 'after'): CursorTrail {
  const [trail, setTrail] = useQueryState(
    key,
    parseAsArrayOf(parseAsString, '~').withDefault([]).withOptions({ history: 'push', scroll: true }),
  );
  return {
    after: trail.at(-1) ?? null,
    page: trail.length + 1,
    forward: (cursor) => void setTrail([...trail, cursor]),
    back: () => void setTrail(trail.length > 1 ? trail.slice(0, -1) : null),
    // From the first page there is no way back to keep.
    reset: () => trail.length > 0 && void setTrail(null),
  };
}
