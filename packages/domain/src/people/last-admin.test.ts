import { expect, it } from 'vitest';
import type { Role } from '../role.js';
import { type RoleChange, requireAdminLeft } from './last-admin.js';

it.each<[string, RoleChange]>([
  ['another admin is left', { from: 'admin', to: 'reader', otherAdmins: 1 }],
  ['the last admin stays admin', { from: 'admin', to: 'admin', otherAdmins: 0 }],
  ['it was no admin', { from: 'curator', to: 'reader', otherAdmins: 0 }],
  ['it was no admin who is disabled', { from: 'curator', to: null, otherAdmins: 0 }],
])('a role may change where %s', (_name, change) => {
  expect(() => requireAdminLeft(change)).not.toThrow();
});

it.each<[Role | null, string]>([
  ['operator', "You can't demote the last admin."],
  [null, "You can't disable the last admin."],
])('the last admin keeps the role: not %s', (to, message) => {
  expect(() => requireAdminLeft({ from: 'admin', to, otherAdmins: 0 })).toThrow(
    expect.objectContaining({ code: 'CONFLICT', message }),
  );
});
