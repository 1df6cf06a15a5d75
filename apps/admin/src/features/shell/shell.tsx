'use client';

import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { BrandMark } from '@/components/brand-mark';
import { AccountBar } from './account-bar';
import { PageGate } from './page-gate';
import { firstPageOf } from './page-roles';
import styles from './shell.module.css';
import { ShellNav } from './shell-nav';
import { useViewer } from './viewer-context';

function Brand() {
  return (
    <Link href={firstPageOf(useViewer().role)} className={styles.brand}>
      <BrandMark />
      Classmark
    </Link>
  );
}

function NarrowBar() {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <header className={styles.narrowBar}>
      <Brand />
      <ActionIcon aria-label="Open menu" aria-expanded={isOpen} onClick={open} size="xl">
        <IconMenu2 size={20} />
      </ActionIcon>
      <Drawer opened={isOpen} onClose={close} position="right" size="16rem" title="Menu">
        <div className={styles.drawer}>
          <ShellNav onNavigate={close} />
          <AccountBar />
        </div>
      </Drawer>
    </header>
  );
}

/** The frame of every page: skip link, navigation at the side (in a drawer where narrow), and the page. */
export function Shell({ children }: { children: ReactNode }) {
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        Skip to content
      </a>
      <aside className={styles.side}>
        <Brand />
        <ShellNav />
        <AccountBar />
      </aside>
      <NarrowBar />
      <main id="main" tabIndex={-1} className={styles.main}>
        <PageGate>{children}</PageGate>
      </main>
    </div>
  );
}
