'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type Destination, destinations, isCurrent } from './destinations';
import styles from './shell.module.css';
import { useViewer } from './viewer-context';

function NavLink({ destination, onNavigate }: { destination: Destination; onNavigate: () => void }) {
  const pathname = usePathname();
  const current = isCurrent(destination.href, pathname);
  return (
    <li>
      <Link
        href={destination.href}
        className={styles.navLink}
        aria-current={current ? 'page' : undefined}
        onClick={onNavigate}
      >
        <destination.icon size={17} stroke={1.7} aria-hidden="true" />
        {destination.label}
      </Link>
    </li>
  );
}

export function ShellNav({ onNavigate = () => undefined }: { onNavigate?: () => void }) {
  const { canOpen } = useViewer();
  const open = destinations.map((group) => group.filter(({ href }) => canOpen(href)));
  const groups = open.filter(({ length }) => length > 0);
  return (
    <nav aria-label="Main" className={styles.nav}>
      {groups.map((group) => (
        <ul key={group[0]?.href} className={styles.navGroup}>
          {group.map((destination) => (
            <NavLink key={destination.href} destination={destination} onNavigate={onNavigate} />
          ))}
        </ul>
      ))}
    </nav>
  );
}
