'use client';

import dynamic from 'next/dynamic';
import { PageLoading } from '@/components/page-loading';

const Playground = dynamic(() => import('./playground').then((module) => module.Playground), {
  ssr: false,
  loading: () => <PageLoading label="Loading GraphiQL" />,
});

/** Loads the editor on this page alone: it is larger than all the rest. */
export function GraphiqlPage() {
  return <Playground />;
}
