import type { Role } from '@/gql/graphql';

export const roles = [
  { value: 'READER', label: 'Reader: sees what is published or decided' },
  { value: 'CURATOR', label: 'Curator: reviews and labels' },
  { value: 'OPERATOR', label: 'Operator: imports, trains, deploys' },
  { value: 'ADMIN', label: 'Admin: manages people and keys' },
] as const satisfies readonly { value: Role; label: string }[];

export const roleOf = (value: string | null): Role | null => roles.find((role) => role.value === value)?.value ?? null;
