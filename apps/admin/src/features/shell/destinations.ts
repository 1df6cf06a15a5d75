import {
  IconBooks,
  IconBraces,
  IconChecklist,
  IconCloudDownload,
  IconFlask,
  IconLayoutDashboard,
  IconMicroscope,
  IconPlayerPlay,
  IconSettings,
  IconSitemap,
  IconStack2,
} from '@tabler/icons-react';
import type { Role } from '@/gql/graphql';

export interface Destination {
  href: string;
  label: string;
  icon: typeof IconBooks;
  role: Role;
}

/** The places of the admin in groups, in the order of a day's work. */
export const destinations: readonly (readonly Destination[])[] = [
  [
    { href: '/', label: 'Overview', icon: IconLayoutDashboard, role: 'READER' },
    { href: '/try', label: 'Try', icon: IconFlask, role: 'READER' },
    { href: '/review', label: 'Review', icon: IconChecklist, role: 'CURATOR' },
  ],
  [
    { href: '/documents', label: 'Documents', icon: IconBooks, role: 'READER' },
    { href: '/harvest', label: 'Harvest', icon: IconCloudDownload, role: 'OPERATOR' },
    { href: '/subjects', label: 'Subjects', icon: IconSitemap, role: 'READER' },
  ],
  [
    { href: '/models', label: 'Models', icon: IconStack2, role: 'CURATOR' },
    { href: '/runs', label: 'Runs', icon: IconPlayerPlay, role: 'CURATOR' },
    { href: '/lab', label: 'Lab', icon: IconMicroscope, role: 'CURATOR' },
  ],
  [
    { href: '/graphiql', label: 'GraphiQL', icon: IconBraces, role: 'READER' },
    { href: '/settings', label: 'Settings', icon: IconSettings, role: 'ADMIN' },
  ],
];

export const isCurrent = (href: string, pathname: string): boolean =>
  href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
