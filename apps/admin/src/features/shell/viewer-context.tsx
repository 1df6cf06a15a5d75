'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Role, ViewerQuery } from '@/gql/graphql';

type Viewer = ViewerQuery['viewer'];

const rank: Record<Role, number> = { READER: 0, CURATOR: 1, OPERATOR: 2, ADMIN: 3 };

const ViewerContext = createContext<Viewer | null>(null);

export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

/** Who is signed in, and whether their role reaches another. The API decides; this only keeps dead buttons away. */
export function useViewer(): Viewer & { can: (role: Role) => boolean } {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer is for pages within the shell.');
  return { ...viewer, can: (role) => viewer.role !== null && rank[viewer.role] >= rank[role] };
}
