import type { Role } from '@/gql/graphql';

/** From least to most; each may do what those before it may. */
const roles = ['READER', 'CURATOR', 'OPERATOR', 'ADMIN'] as const satisfies readonly Role[];

/**
 * Who may use which page: the least role, for a page and those below it that have no line of their own. Menu, links, what
 * a page opened by its address shows, and where a role begins all follow from here.
 */
export const pageRoles: Readonly<Record<string, Role>> = {
  '/': 'CURATOR',
  '/try': 'READER',
  '/review': 'CURATOR',
  '/documents': 'READER',
  '/documents/import': 'OPERATOR',
  '/documents/set-aside': 'CURATOR',
  '/harvest': 'OPERATOR',
  '/subjects': 'READER',
  '/subjects/vocabularies': 'OPERATOR',
  '/models': 'CURATOR',
  '/models/compare': 'OPERATOR',
  '/models/imported': 'READER',
  '/models/train': 'OPERATOR',
  '/runs': 'CURATOR',
  '/lab': 'CURATOR',
  '/lab/start': 'OPERATOR',
  '/graphiql': 'READER',
  '/settings': 'OPERATOR',
};

/** Whether a role may do what is for another. */
export const hasRole = (role: Role | null, least: Role): boolean =>
  role !== null && roles.indexOf(role) >= roles.indexOf(least);

/** The least role for the page at an address of this site; what has no line is for everybody. */
const leastRoleFor = (href: string): Role => {
  const [path = '/'] = href.split(/[?#]/);
  const line = pageRoles[path];
  if (line !== undefined) return line;
  const parent = path.slice(0, path.lastIndexOf('/'));
  return parent === '' ? 'READER' : leastRoleFor(parent);
};

/** Whether a role may use the page at an address of this site. */
export const canOpen = (role: Role | null, href: string): boolean => hasRole(role, leastRoleFor(href));

/** Where a role begins: at the first page that it may use. */
export const firstPageOf = (role: Role | null): string =>
  Object.keys(pageRoles).find((page) => canOpen(role, page)) ?? '/';

/** Who may use the page at an address, for people: "operators and admins". */
export const usersOf = (href: string): string => {
  const names = roles.slice(roles.indexOf(leastRoleFor(href))).map((role) => `${role.toLowerCase()}s`);
  return new Intl.ListFormat('en-GB').format(names);
};
