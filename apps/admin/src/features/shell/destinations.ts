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

export interface Destination {
  href: string;
  label: string;
  icon: typeof IconBooks;
}

/** The places of the admin in groups, in the order of a day's work. */
export const destinations: readonly (readonly Destination[])[] = [
  [
    { href: '/', label: 'Overview', icon: IconLayoutDashboard },
    { href: '/try', label: 'Try', icon: IconFlask },
    { href: '/review', label: 'Review', icon: IconChecklist },
  ],
  [
    { href: '/documents', label: 'Documents', icon: IconBooks },
    { href: '/harvest', label: 'Harvest', icon: IconCloudDownload },
    { href: '/subjects', label: 'Subjects', icon: IconSitemap },
  ],
  [
    { href: '/models', label: 'Models', icon: IconStack2 },
    { href: '/runs', label: 'Runs', icon: IconPlayerPlay },
    { href: '/lab', label: 'Lab', icon: IconMicroscope },
  ],
  [
    { href: '/graphiql', label: 'GraphiQL', icon: IconBraces },
    { href: '/settings', label: 'Settings', icon: IconSettings },
  ],
];

export const isCurrent = (href: string, pathname: string): boolean =>
  href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
