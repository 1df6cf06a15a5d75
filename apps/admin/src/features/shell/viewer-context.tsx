'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Role, ViewerQuery } from '@/gql/graphql';
import { canOpen, hasRole } from './page-roles';

type Viewer = ViewerQuery['viewer'];

const ViewerContext = createContext<Viewer | null>(null);

export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

interface Access {
  /** Whether they may do what is for a role. */
  can: (role: Role) => boolean;
  /** Whether they may use the page at an address of this site. */
  canOpen: (href: string) => boolean;
}

/** Who is signed in, and what is for them. The API decides; this only keeps dead buttons and links away. */
export function useViewer(): Viewer & Access {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer is for pages within the shell.');
  return {
    ...viewer,
    can: (role) => hasRole(viewer.role, role),
    canOpen: (href) => canOpen(viewer.role, href),
  };
}
