import { AppError } from '../app-error.js';
import type { Role } from '../role.js';

/** A person who is about to have a role, or none: a disabled person can do nothing. */
export interface RoleChange {
  readonly from: Role;
  readonly to: Role | null;
  /** Admins beside this person who are not disabled. */
  readonly otherAdmins: number;
}

/** Throws AppError CONFLICT where no admin would be left to give roles. */
export function requireAdminLeft({ from, to, otherAdmins }: RoleChange): void {
  if (from !== 'admin' || to === 'admin' || otherAdmins > 0) return;
  throw new AppError('CONFLICT', `You can't ${to === null ? 'disable' : 'demote'} the last admin.`);
}
