'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { redirect, usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/page-header';
import { destinations } from './destinations';
import { firstPageOf, usersOf } from './page-roles';
import { useViewer } from './viewer-context';

/** Shows a page to those who may use it, and tells others who may. Who has no use of the first page begins elsewhere. */
export function PageGate({ children }: { children: ReactNode }) {
  const page = usePathname();
  const { role, canOpen } = useViewer();
  if (canOpen(page)) return children;
  const first = firstPageOf(role);
  if (page === '/') redirect(first);
  const name = destinations.flat().find(({ href }) => href === first)?.label;
  return (
    <PageHeader
      title="Not for your role"
      detail={`This page is for ${usersOf(page)}; your role is ${role?.toLowerCase()}.`}
      actions={
        <Button component={Link} href={first} variant="default">
          Go to {name}
        </Button>
      }
    />
  );
}
